extension OpenIMISTables {
    /// Tables of the location tree, facilities and enrolment officers, in the notation of `TableNotation`.
    static let location = TableNotation(
        """
        table tblLocations
        LocationId  int! serial
        LocationUUID  text(36)! unique
        LocationCode  text(50)
        LocationName  text(50)
        LocationType  text(1)!
        MalePopulation  int
        FemalePopulation  int
        OtherPopulation  int
        Families  int
        AuditUserId  int
        ParentLocationId  int > tblLocations indexed
        RowId  text
        JsonExt  json
        @validity

        table tblHF
        HfID  int! serial
        HfUUID  text(36)! unique
        HFCode  text(8)!
        HFName  text(100)!
        AccCode  text(25)
        HFLevel  text(1)!
        HFAddress  text(100)
        Phone  text(50)
        Fax  text(50)
        eMail  text(50)
        HFCareType  text(1)!
        OffLine  bool!
        AuditUserID  int!
        PLItemID  int > tblPLItems
        LegalForm  text(1)! > tblLegalForms
        LocationId  int! > tblLocations indexed
        PLServiceID  int > tblPLServices
        HFSublevel  text(1) > tblHFSublevel
        RowID  bytes
        JsonExt  json
        ContractEndDate  date
        ContractStartDate  date
        status  text(2)!
        @validity

        table tblHFSublevel
        HFSublevel  text(1)! key
        HFSublevelDesc  text(50)
        SortOrder  int
        AltLanguage  text(50)

        table tblLegalForms
        LegalFormCode  text(1)! key
        LegalForms  text(50)!
        SortOrder  int
        AltLanguage  text(50)

        table tblHFCatchment
        HFCatchmentId  int! serial
        LegacyId  int
        Catchment  int
        ValidityFrom  instant
        ValidityTo  instant
        AuditUserId  int
        HFID  int! > tblHF
        LocationId  int! > tblLocations

        table tblOfficer
        OfficerID  int! serial
        OfficerUUID  text(36)! unique
        Code  text(8)!
        LastName  text(100)!
        OtherNames  text(100)!
        LocationId  int > tblLocations indexed
        AuditUserID  int!
        DOB  date
        EmailId  text(200)
        HasLogin  bool
        OfficerIDSubst  int > tblOfficer
        permanentaddress  text(100)
        Phone  text(50)
        PhoneCommunication  bool
        RowID  text
        VEOCode  text(8)
        VEODOB  date
        VEOLastName  text(100)
        VEOOtherNames  text(100)
        VEOPhone  text(25)
        WorksTo  instant
        JsonExt  json
        @validity

        table tblOfficerVillages
        OfficerVillageId  int! serial
        OfficerId  int > tblOfficer indexed
        LocationId  int > tblLocations
        ValidityFrom  instant
        ValidityTo  instant
        LegacyID  int
        AuditUserID  int
        RowId  text
        """)
}
