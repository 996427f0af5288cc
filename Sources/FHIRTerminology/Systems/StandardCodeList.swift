/// Code systems that ISO keeps, which FHIR uses without defining their content.
///
/// The codes are those of Debian's package iso-codes, which follows the standards' maintenance agencies.
package enum StandardCodeList: Sendable {
    /// Countries, two letters, three letters or three digits (ISO 3166-1).
    case countries
    /// Parts of countries (ISO 3166-2): a country's code, a hyphen and up to three letters or digits.
    case subdivisions
    /// Currencies (ISO 4217).
    case currencies

    /// The list a code system means, `nil` when it is none of these.
    package init?(system: String) {
        switch system {
        case "urn:iso:std:iso:3166": self = .countries
        case "urn:iso:std:iso:3166:-2": self = .subdivisions
        case "urn:iso:std:iso:4217": self = .currencies
        default: return nil
        }
    }

    /// All codes in lower case; of subdivisions none, since they are not a list.
    package var folded: Set<String> {
        switch self {
        case .countries: Self.countryCodes
        case .subdivisions: []
        case .currencies: Self.currencyCodes
        }
    }

    /// Whether the list has a code.
    package func contains(_ code: String) -> Bool {
        switch self {
        case .countries: Self.countryCodes.contains(code.lowercased()) || Self.isSubdivision(code)
        case .subdivisions: Self.isSubdivision(code)
        case .currencies: Self.currencyCodes.contains(code.lowercased())
        }
    }

    private static func isSubdivision(_ code: String) -> Bool {
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 2, (1...3).contains(parts[1].utf8.count) else { return false }
        return countryCodes.contains(parts[0].lowercased()) && parts[1].allSatisfy { $0.isLetter || $0.isNumber }
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split(separator: " ").map(String.init))
    }

    private static let countryCodes = words(
        """
        AW AF AO AI AX AL AD AE AR AM AS AQ TF AG AU AT AZ BI BE BJ BQ BF BD BG BH BS BA BL BY BZ BM BO BR \
        BB BN BT BV BW CF CA CC CH CL CN CI CM CD CG CK CO KM CV CR CU CW CX KY CY CZ DE DJ DM DK DO DZ EC \
        EG ER EH ES EE ET FI FJ FK FR FO FM GA GB GE GG GH GI GN GP GM GW GQ GR GD GL GT GF GU GY HK HM HN \
        HR HT HU ID IM IN IO IE IR IQ IS IL IT JM JE JO JP KZ KE KG KH KI KN KR KW LA LB LR LY LC LI LK LS \
        LT LU LV MO MF MA MC MD MG MV MX MH MK ML MT MM ME MN MP MZ MR MS MQ MU MW MY YT NA NC NE NF NG NI \
        NU NL NO NP NR NZ OM PK PA PN PE PH PW PG PL PR KP PT PY PS PF QA RE RO RU RW SA SD SN SG GS SH SJ \
        SB SL SV SM SO PM RS SS ST SR SK SI SE SZ SX SC SY TC TD TG TH TJ TK TM TL TO TT TN TR TV TW TZ UG \
        UA UM UY US UZ VA VC VE VG VI VN VU WF WS YE ZA ZM ZW \
        ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR \
        BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL \
        COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK \
        FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV \
        HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO \
        LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG \
        MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN \
        PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE \
        SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO \
        TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE \
        533 004 024 660 248 008 020 784 032 051 016 010 260 028 036 040 031 108 056 204 535 854 050 100 048 \
        044 070 652 112 084 060 068 076 052 096 064 074 072 140 124 166 756 152 156 384 120 180 178 184 170 \
        174 132 188 192 531 162 136 196 203 276 262 212 208 214 012 218 818 232 732 724 233 231 246 242 238 \
        250 234 583 266 826 268 831 288 292 324 312 270 624 226 300 308 304 320 254 316 328 344 334 340 191 \
        332 348 360 833 356 086 372 364 368 352 376 380 388 832 400 392 398 404 417 116 296 659 410 414 418 \
        422 430 434 662 438 144 426 440 442 428 446 663 504 492 498 450 462 484 584 807 466 470 104 499 496 \
        580 508 478 500 474 480 454 458 175 516 540 562 574 566 558 570 528 578 524 520 554 512 586 591 612 \
        604 608 585 598 616 630 408 620 600 275 258 634 638 642 643 646 682 729 686 702 239 654 744 090 694 \
        222 674 706 666 688 728 678 740 703 705 752 748 534 690 760 796 148 768 764 762 772 795 626 776 780 \
        788 792 798 158 834 800 804 581 858 840 860 336 670 862 092 850 704 548 876 882 887 710 894 716
        """)

    private static let currencyCodes = words(
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN \
        BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD \
        FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS \
        KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN \
        MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR \
        SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD \
        USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XDR XOF XPD XPF XPT XSU XTS \
        XUA XXX YER ZAR ZMW ZWL
        """)
}
