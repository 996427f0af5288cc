extension OpenIMISTables {
    /// Tables of policy holders and their contracts, in the notation of `TableNotation`.
    static let formalSector = TableNotation(
        """
        table tblContract history contract_historicalcontract
        AmountNotified  double
        AmountRectified  double
        AmountDue  double
        DateApproved  instant
        DatePaymentDue  date
        State  small
        PaymentReference  text(255)
        PolicyHolderUUID  uuid > tblPolicyHolder
        Amendment  int!
        Code  text(64)!
        @record
        @business

        table tblContractDetails history contract_historicalcontractdetails
        Json_param  json
        ContractUUID  uuid! > tblContract
        ContributionPlanBundleUUID  uuid! > tblContributionPlanBundle
        InsureeID  int! > tblInsuree
        @record

        table tblContractContributionPlanDetails history contract_historicalcontractcontributionplandetails
        ContractDetailsUUID  uuid! > tblContractDetails
        ContributionPlanUUID  uuid! > tblContributionPlan
        PolicyID  int > tblPolicy
        ContributionId  int > tblPremium
        Amount  decimal(18,2)
        @record
        @business

        table tblPolicyHolder history policyholder_historicalpolicyholder
        PolicyHolderCode  text(32)!
        TradeName  text(255)!
        Address  json
        Phone  text(16)
        Fax  text(16)
        Email  text(255)
        ContactName  json
        LegalForm  int
        ActivityCode  int
        AccountancyAccount  text(64)
        bankAccount  json
        PaymentReference  text(128)
        LocationsId  int > tblLocations
        @record
        @business

        table tblPolicyHolderInsuree history policyholder_historicalpolicyholderinsuree
        ContributionPlanBundleId  uuid > tblContributionPlanBundle
        InsureeId  int! > tblInsuree
        LastPolicyId  int > tblPolicy
        PolicyHolderId  uuid! > tblPolicyHolder
        @record
        @business

        table tblPolicyHolderUser history policyholder_historicalpolicyholderuser
        PolicyHolderId  uuid! > tblPolicyHolder
        UserID  uuid! > core_User
        @record
        @business

        table tblPolicyHolderContributionPlan history policyholder_historicalpolicyholdercontributionplan
        ContributionPlanBundleId  uuid! > tblContributionPlanBundle
        PolicyHolderId  uuid! > tblPolicyHolder
        @record
        @business

        table tblContributionPlan history contribution_plan_historicalcontributionplan
        Code  text(255)
        Name  text(255)
        calculationUUID  uuid!
        BenefitPlanID  text(255)
        Periodicity  int!
        BenefitPlanType  int > django_content_type
        @record
        @business

        table tblContributionPlanBundle history contribution_plan_historicalcontributionplanbundle
        Code  text(255)!
        Name  text(255)
        Periodicity  int
        @record
        @business

        table tblContributionPlanBundleDetails history contribution_plan_historicalcontributionplanbundledetails
        ContributionPlanUUID  uuid! > tblContributionPlan
        ContributionPlanBundleUUID  uuid! > tblContributionPlanBundle
        @record
        @business
        """)
}
