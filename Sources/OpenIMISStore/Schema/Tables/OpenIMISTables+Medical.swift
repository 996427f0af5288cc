extension OpenIMISTables {
    /// Tables of medical items, services and price lists, in the notation of `TableNotation`.
    static let medical = TableNotation(
        """
        table tblItems
        ItemID  int! serial
        ItemUUID  text(36)! unique
        Quantity  decimal(18,2)
        ItemCode  text(6)!
        ItemName  text(100)!
        ItemType  text(1)!
        ItemPackage  text(255)
        ItemPrice  decimal(18,2)!
        ItemCareType  text(1)!
        ItemFrequency  small
        ItemPatCat  small!
        AuditUserID  int!
        RowID  bytes
        MaximumAmount  decimal(18,2)
        @validity

        table tblServices
        ServiceID  int! serial
        ServiceUUID  text(36)! unique
        LegacyID  int
        ServCategory  text(1)
        ServCode  text(6)!
        ServName  text(100)!
        ServType  text(1)!
        ServLevel  text(1)!
        ServPrice  decimal(18,2)!
        ServCareType  text(1)!
        ServFrequency  small
        ServPatCat  small!
        ValidityFrom  instant
        ValidityTo  instant
        AuditUserID  int
        RowID  bytes
        MaximumAmount  decimal(18,2)
        manualPrice  bool!
        ServPackageType  text(1)!

        table tblServiceContainedPackage
        idSCP  int! serial
        qty  int
        created_date  instant
        price  decimal(18,2)
        ServiceId  int! > tblServices
        ServiceLinked  int! > tblServices
        status  bool!

        table tblProductContainedPackage
        idPCP  int! serial
        qty  int
        created_date  instant
        price  decimal(18,2)
        ItemID  int! > tblItems
        ServiceID  int! > tblServices
        status  bool!

        table tblPLItems
        PLItemID  int! serial
        PLItemUUID  uuid! unique
        PLItemName  text(100)!
        DatePL  date!
        AuditUserID  int!
        LocationId  int > tblLocations
        RowID  localtime
        @validity

        table tblPLItemsDetail
        PLItemDetailID  int! serial
        PriceOverule  decimal(18,2)
        AuditUserID  int!
        ItemID  int! > tblItems indexed
        PLItemID  int! > tblPLItems indexed
        RowID  bytes
        @validity

        table tblPLServices
        PLServiceID  int! serial
        PLServiceUUID  uuid! unique
        PLServName  text(100)!
        DatePL  date!
        AuditUserID  int!
        LocationId  int > tblLocations
        RowID  bytes
        @validity

        table tblPLServicesDetail
        PLServiceDetailID  int! serial
        PriceOverule  decimal(18,2)
        AuditUserID  int!
        ServiceID  int! > tblServices indexed
        PLServiceID  int! > tblPLServices indexed
        RowID  bytes
        @validity
        """)
}
