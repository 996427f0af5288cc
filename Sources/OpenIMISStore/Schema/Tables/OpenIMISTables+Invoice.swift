extension OpenIMISTables {
    /// Tables of invoices, bills and payments, in the notation of `TableNotation`.
    static let invoice = TableNotation(
        """
        table django_content_type
        id  int! serial
        app_label  text(100)!
        model  text(100)!

        table tblInvoice history invoice_historicalinvoice
        ThirdpartyId  text(255)
        CodeTp  text(255)
        Code  text(255)!
        CodeExt  text(255)
        DateDue  date
        DatePayed  date
        AmountDiscount  decimal(18,2)
        AmountNet  decimal(18,2)!
        AmountTotal  decimal(18,2)!
        TaxAnalysis  json
        Status  small!
        CurrencyTpCode  text(255)!
        CurrencyCode  text(255)!
        Note  text
        Terms  text
        PaymentReference  text(255)
        SubjectId  text(255)
        DateInvoice  date
        SubjectType  int > django_content_type
        ThirdpartyType  int > django_content_type
        @record
        @business

        table tblInvoiceLineItem history invoice_historicalinvoicelineitem
        Code  text(255)!
        Description  text
        Details  json
        LedgerAccount  text(255)
        Quantity  int!
        UnitPrice  decimal(18,2)!
        Discount  decimal(18,2)!
        CalculationUUID  uuid
        TaxAnalysis  json
        AmountTotal  decimal(18,2)!
        AmountNet  decimal(18,2)!
        LineId  text(255)
        InvoiceId  uuid! > tblInvoice
        LineType  int > django_content_type
        Deduction  decimal(18,2)!
        @record
        @business

        table tblBill history invoice_historicalbill
        ThirdpartyId  text(255)
        CodeTp  text(255)
        Code  text(255)!
        CodeExt  text(255)
        DateDue  date
        DatePayed  date
        AmountDiscount  decimal(18,2)
        AmountNet  decimal(18,2)!
        AmountTotal  decimal(18,2)!
        TaxAnalysis  json
        Status  small!
        CurrencyTpCode  text(255)!
        CurrencyCode  text(255)!
        Note  text
        Terms  text
        PaymentReference  text(255)
        SubjectId  text(255)
        DateBill  date
        SubjectType  int > django_content_type
        ThirdpartyType  int > django_content_type
        @record
        @business

        table tblBillLineItem history invoice_historicalbillitem
        Code  text(255)!
        Description  text
        Details  json
        LedgerAccount  text(255)
        Quantity  int!
        UnitPrice  decimal(18,2)!
        Discount  decimal(18,2)!
        CalculationUUID  uuid
        TaxAnalysis  json
        AmountTotal  decimal(18,2)!
        AmountNet  decimal(18,2)!
        LineId  text(255)
        BillId  uuid! > tblBill
        LineType  int > django_content_type
        Deduction  decimal(18,2)!
        @record
        @business

        table tblPaymentInvoice history invoice_historicalpaymentinvoice
        CodeTp  text(255)
        CodeExt  text(255)
        CodeReceipt  text(255)
        Label  text(255)
        ReconciliationStatus  small!
        Fees  decimal(18,2)
        AmountReceived  decimal(18,2)
        DatePayment  date
        PaymentOrigin  text(255)
        PayerRef  text(255)!
        PayerName  text(255)
        @record

        table tblDetailPaymentInvoice history invoice_historicaldetailpaymentinvoice
        SubjectId  text(255)
        Status  small!
        Fees  decimal(18,2)
        Amount  decimal(18,2)
        ReconcilationId  text(255)
        ReconcilationDate  date
        PaymentUUID  uuid! > tblPaymentInvoice
        SubjectType  int > django_content_type
        @record
        """)
}
