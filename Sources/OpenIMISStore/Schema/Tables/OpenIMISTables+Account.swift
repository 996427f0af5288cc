extension OpenIMISTables {
    /// Tables of accounts, roles, rights, configuration and subscriptions, in the notation of `TableNotation`.
    static let account = TableNotation(
        """
        table tblLanguages
        LanguageCode  text(5)! key
        LanguageName  text(50)!
        SortOrder  int
        CountryCode  text(10)

        table tblUsers
        DummyPwd  text(25)
        EmailId  text(200)
        HFID  int
        IsAssociated  bool
        LanguageID  text(5)! > tblLanguages
        LastName  text(100)!
        LoginName  text(25)!
        OtherNames  text(100)!
        PasswordValidity  instant
        Phone  text(50)
        PrivateKey  text(256)
        StoredPassword  text(256)
        RoleID  int
        id  big! serial
        UUID  uuid! unique
        ValidityFrom  instant
        ValidityTo  instant
        password  bytes
        LastLogin  localtime
        date_deactivated  instant
        active  bool!
        Json_ext  json
        version  int!

        table core_User
        id  uuid! key
        username  text(50)! unique
        i_user_id  big > tblUsers indexed
        t_user_id  uuid > core_TechnicalUser
        claim_admin_id  int > tblClaimAdmin
        officer_id  int > tblOfficer
        version  int!

        table core_TechnicalUser
        password  text(128)!
        last_login  instant
        id  uuid! key
        username  text(50)! unique
        email  text(254)
        is_staff  bool!
        is_superuser  bool!
        validity_from  instant
        validity_to  instant

        table tblRole
        RoleID  int! serial
        RoleUUID  text(36)!
        RoleName  text(50)!
        AltLanguage  text(50)
        IsSystem  int!
        IsBlocked  bool!
        AuditUserID  int
        @validity

        table tblRoleRight
        RoleRightID  int! serial
        RightID  int!
        AuditUserId  int
        RoleID  int! > tblRole indexed
        @validity

        table tblUserRole
        UserRoleID  int! serial
        AudituserID  int
        RoleID  int! > tblRole
        UserID  big! > tblUsers indexed
        Assign  int
        @validity

        table tblUsersDistricts
        UserDistrictID  int! serial
        AuditUserID  int!
        LocationId  int! > tblLocations
        UserID  big! > tblUsers indexed
        @validity

        table core_ModuleConfiguration
        id  uuid! key
        module  text(80)!
        version  text(10)!
        config  text!
        is_disabled_until  instant
        is_exposed  bool!
        layer  text(2)!

        table tblSubscription history api_fhir_r4_historicalsubscription
        Status  small!
        Channel  small!
        Endpoint  text(255)!
        Headers  bytes
        Criteria  json
        Expiring  instant!
        @record
        @business

        table tblSubscriptionNotificationResult
        UUID  uuid! key
        notified_successfully  bool!
        Expiring  instant!
        error  text
        subscription_id  uuid! > tblSubscription
        """)
}
