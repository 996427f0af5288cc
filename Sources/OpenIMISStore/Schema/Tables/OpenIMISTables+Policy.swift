extension OpenIMISTables {
    /// Tables of policies, contributions and products, in the notation of `TableNotation`.
    static let policy = TableNotation(
        """
        table tblPolicy
        PolicyID  int! serial
        PolicyUUID  text(36)! unique
        PolicyStage  text(1)
        PolicyStatus  small
        PolicyValue  decimal(18,2)
        EnrollDate  date!
        StartDate  date!
        EffectiveDate  date
        ExpiryDate  date
        isOffline  bool
        AuditUserID  int!
        FamilyID  int! > tblFamilies indexed
        OfficerID  int > tblOfficer indexed
        ProdID  int! > tblProduct indexed
        RowID  bytes
        Source  text(50)
        SourceVersion  text(15)
        ContributionPlanID  uuid > tblContributionPlan
        creationDate  date
        @validity

        table tblInsureePolicy
        InsureePolicyID  int! serial
        EnrollmentDate  date
        StartDate  date
        EffectiveDate  date
        ExpiryDate  date
        isOffline  bool
        AuditUserID  int!
        InsureeID  int! > tblInsuree indexed
        PolicyId  int! > tblPolicy indexed
        RowID  bytes
        @validity

        table tblPremium
        PremiumId  int! serial
        PremiumUUID  text(36)! unique
        Amount  decimal(18,2)!
        Receipt  text(50)!
        PayDate  date!
        PayType  text(1)!
        isPhotoFee  bool
        isOffline  bool
        ReportingId  int
        AuditUserID  int!
        PayerID  int > tblPayer
        PolicyID  int! > tblPolicy indexed
        CreatedDate  date! = CURRENT_DATE
        Source  text(50)
        SourceVersion  text(15)
        AllDetailsCommissionReport  instant
        OverviewCommissionReport  instant
        ReportingCommissionID  int
        @validity

        table tblPayer
        PayerID  int! serial
        PayerUUID  text(36)! unique
        PayerType  text(1)!
        PayerName  text(100)!
        PayerAddress  text(100)
        Phone  text(50)
        Fax  text(50)
        eMail  text(50)
        AuditUserID  int!
        LocationId  int > tblLocations
        RowID  text
        @validity

        table tblPayerType
        Code  char(1)!
        PayerType  text(50)! key
        AltLanguage  text(50)
        SortOrder  int

        table tblPolicyRenewals
        RenewalID  int! serial
        RenewalPromptDate  date!
        RenewalDate  date!
        NewOfficerID  int > tblOfficer
        PhoneNumber  text(25)
        SMSStatus  small!
        InsureeID  int! > tblInsuree
        PolicyID  int! > tblPolicy
        NewProdID  int! > tblProduct
        RenewalWarnings  small
        AuditCreateUser  int
        ResponseStatus  int
        ResponseDate  instant
        RenewalUUID  uuid!
        @validity

        table tblProduct
        ProdID  int! serial
        ProdUUID  text(36)! unique
        ProductCode  text(8)!
        ProductName  text(100)!
        DateFrom  instant!
        DateTo  instant!
        LumpSum  decimal(18,2)!
        MemberCount  small!
        PremiumAdult  decimal(18,2)
        PremiumChild  decimal(18,2)
        DedInsuree  decimal(18,2)
        DedOPInsuree  decimal(18,2)
        DedIPInsuree  decimal(18,2)
        MaxInsuree  decimal(18,2)
        MaxOPInsuree  decimal(18,2)
        MaxIPInsuree  decimal(18,2)
        PeriodRelPrices  text(1)
        PeriodRelPricesOP  text(1)
        PeriodRelPricesIP  text(1)
        AccCodePremiums  text(25)
        AccCodeRemuneration  text(25)
        DedTreatment  decimal(18,2)
        DedOPTreatment  decimal(18,2)
        DedIPTreatment  decimal(18,2)
        MaxTreatment  decimal(18,2)
        MaxOPTreatment  decimal(18,2)
        MaxIPTreatment  decimal(18,2)
        DedPolicy  decimal(18,2)
        DedOPPolicy  decimal(18,2)
        DedIPPolicy  decimal(18,2)
        MaxPolicy  decimal(18,2)
        MaxOPPolicy  decimal(18,2)
        MaxIPPolicy  decimal(18,2)
        GracePeriod  int!
        AuditUserID  int!
        MaxNoConsultation  int
        MaxNoSurgery  int
        MaxNoDelivery  int
        MaxNoHospitalizaion  int
        MaxNoVisits  int
        MaxAmountConsultation  decimal(18,2)
        MaxAmountSurgery  decimal(18,2)
        MaxAmountDelivery  decimal(18,2)
        MaxAmountHospitalization  decimal(18,2)
        GracePeriodRenewal  int
        MaxInstallments  int
        WaitingPeriod  int
        Threshold  int
        RenewalDiscountPerc  int
        RenewalDiscountPeriod  int
        MaxPolicyExtraMember  decimal(18,2)
        MaxPolicyExtraMemberIP  decimal(18,2)
        MaxPolicyExtraMemberOP  decimal(18,2)
        MaxCeilingPolicy  decimal(18,2)
        MaxCeilingPolicyIP  decimal(18,2)
        MaxCeilingPolicyOP  decimal(18,2)
        EnrolmentDiscountPerc  int
        EnrolmentDiscountPeriod  int
        MaxAmountAntenatal  decimal(18,2)
        MaxNoAntenatal  int
        CeilingInterpretation  text(1)
        LocationId  int > tblLocations
        AdministrationPeriod  int
        ConversionProdID  int > tblProduct
        GeneralAssemblyFee  decimal(18,2)
        GeneralAssemblyLumpSum  decimal(18,2)
        InsurancePeriod  small!
        Level1  text(1)
        Level2  text(1)
        Level3  text(1)
        Level4  text(1)
        Sublevel1  text(1)
        Sublevel2  text(1)
        Sublevel3  text(1)
        Sublevel4  text(1)
        RegistrationFee  decimal(18,2)
        RegistrationLumpSum  decimal(18,2)
        RowID  text
        ShareContribution  decimal(5,2)
        StartCycle1  text(5)
        StartCycle2  text(5)
        StartCycle3  text(5)
        StartCycle4  text(5)
        WeightAdjustedAmount  decimal(5,2)
        WeightInsuredPopulation  decimal(5,2)
        WeightNumberFamilies  decimal(5,2)
        WeightNumberInsuredFamilies  decimal(5,2)
        WeightNumberVisits  decimal(5,2)
        WeightPopulation  decimal(5,2)
        Recurrence  small
        CeilingType  text(1)
        Max Age  int
        Min Age  int
        @validity

        table tblProductItems
        ProdItemID  int! serial
        LimitationType  text(1)
        PriceOrigin  text(1)
        LimitAdult  decimal(18,2)
        LimitChild  decimal(18,2)
        WaitingPeriodAdult  int
        WaitingPeriodChild  int
        LimitNoAdult  int
        LimitNoChild  int
        LimitationTypeR  text(1)
        LimitationTypeE  text(1)
        LimitAdultR  decimal(18,2)
        LimitAdultE  decimal(18,2)
        LimitChildR  decimal(18,2)
        LimitChildE  decimal(18,2)
        CeilingExclusionAdult  text(1)
        CeilingExclusionChild  text(1)
        AuditUserID  int!
        ItemID  int! > tblItems indexed
        ProdID  int! > tblProduct indexed
        RowID  text
        @validity

        table tblProductServices
        ProdServiceID  int! serial
        LimitationType  text(1)!
        PriceOrigin  text(1)!
        LimitAdult  decimal(18,2)
        LimitChild  decimal(18,2)
        WaitingPeriodAdult  int
        WaitingPeriodChild  int
        LimitNoAdult  int
        LimitNoChild  int
        LimitationTypeR  text(1)
        LimitationTypeE  text(1)
        LimitAdultR  decimal(18,2)
        LimitAdultE  decimal(18,2)
        LimitChildR  decimal(18,2)
        LimitChildE  decimal(18,2)
        CeilingExclusionAdult  text(1)
        CeilingExclusionChild  text(1)
        AuditUserID  int!
        ProdID  int! > tblProduct indexed
        ServiceID  int! > tblServices indexed
        RowID  text
        @validity
        """)
}
