extension OpenIMISTables {
    /// Tables of insured persons and families, in the notation of `TableNotation`.
    static let insuree = TableNotation(
        """
        table tblInsuree
        InsureeID  int! serial
        AuditUserID  int!
        CHFID  text(50)
        CardIssued  bool
        CurrentAddress  text(200)
        CurrentVillage  int > tblLocations
        DOB  date
        Education  small > tblEducations
        Email  text(100)
        FamilyID  int > tblFamilies indexed
        Gender  text(1) > tblGender
        GeoLocation  text(250)
        HFID  int > tblHF
        InsureeUUID  text(36)! unique
        IsHead  bool!
        LastName  text(100)!
        Marital  text(1)
        OtherNames  text(100)!
        Phone  text(50)
        PhotoDate  date
        PhotoID  int > tblPhotos
        Profession  small > tblProfessions
        Relationship  small > tblRelations
        RowID  bytes
        TypeOfId  text(1)
        Vulnerability  bool
        isOffline  bool
        passport  text(25)
        Source  text(50)
        SourceVersion  text(15)
        JsonExt  json
        status  text(2)
        status_date  date
        StatusReason  small > tblInsureeStatusReason
        @validity

        table tblFamilies
        FamilyID  int! serial
        FamilyUUID  text(36)! unique
        Poverty  bool
        FamilyAddress  text(200)
        isOffline  bool
        Ethnicity  text(1)
        ConfirmationNo  text(12)
        AuditUserID  int!
        ConfirmationType  text(3) > tblConfirmationTypes
        FamilyType  text(2) > tblFamilyTypes
        InsureeID  int! > tblInsuree indexed
        LocationId  int > tblLocations indexed
        RowID  text
        Source  text(50)
        SourceVersion  text(15)
        JsonExt  json
        @validity

        table tblPhotos
        PhotoID  int! serial
        PhotoUUID  text(36)! unique
        InsureeID  int
        CHFID  text(50)
        PhotoFolder  text(255)
        PhotoFileName  text(255)
        OfficerID  int
        PhotoDate  date
        AuditUserID  int
        RowID  text
        photo  text
        @validity

        table tblGender
        Code  text(1)! key
        Gender  text(50)
        AltLanguage  text(50)
        SortOrder  int

        table tblEducations
        EducationId  small! key
        Education  text(50)!
        SortOrder  int
        AltLanguage  text(50)

        table tblProfessions
        ProfessionId  small! key
        Profession  text(50)!
        SortOrder  int
        AltLanguage  text(50)

        table tblRelations
        RelationId  small! key
        Relation  text(50)!
        SortOrder  int
        AltLanguage  text(50)

        table tblIdentificationTypes
        IdentificationCode  text(1)! key
        IdentificationTypes  text(50)!
        AltLanguage  text(50)
        SortOrder  int

        table tblConfirmationTypes
        ConfirmationTypeCode  text(3)! key
        ConfirmationType  text(50)!
        SortOrder  int
        AltLanguage  text(50)
        is_confirmation_number_required  bool!

        table tblFamilyTypes
        FamilyTypeCode  text(2)! key
        FamilyType  text(50)!
        SortOrder  int
        AltLanguage  text(50)

        table tblInsureeStatusReason
        StatusReasonId  small! key
        StatusReason  text(50)!
        Code  text(5)!
        status_type  text(2)!
        @validity
        """)
}
