/// The units known by name.
///
/// Facts from the UCUM specification, tables 2 to 23.
enum UnitTable {
    /// Powers of ten of the metric prefixes.
    static let prefixes: [String: Int] = [
        "Y": 24, "Z": 21, "E": 18, "P": 15, "T": 12, "G": 9, "M": 6, "k": 3, "h": 2, "da": 1, "d": -1, "c": -2,
        "m": -3, "u": -6, "n": -9, "p": -12, "f": -15, "a": -18, "z": -21, "y": -24,
    ]

    struct Entry: Sendable {
        let unit: UnitOfMeasure
        let isMetric: Bool
    }

    /// Code to unit, made once from ``definitions``.
    static let entries: [String: Entry] = {
        var entries: [String: Entry] = [:]
        for line in definitions.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count == 5, let numerator = PathDecimal(String(fields[2])),
                let denominator = Int128(String(fields[3]))
            else { continue }
            let isMetric = fields[1] == "*"
            var unit = UnitOfMeasure(
                numerator: numerator.coefficient, denominator: denominator, exponent: -numerator.scale)
            if fields[4] == "!" {
                unit.dimensions = [String(fields[0]): 1]
            } else if fields[4] != "1" {
                guard let base = UnitParser.parse(String(fields[4]), in: entries),
                    let product = base.multiplied(by: unit)
                else { continue }
                unit = product
            }
            // A factor of one, so that what is stored is in lowest terms.
            entries[String(fields[0])] = Entry(unit: unit.multiplied(by: UnitOfMeasure()) ?? unit, isMetric: isMetric)
        }
        return entries
    }()

    /// One unit a line: code, `*` if it takes prefixes, factor, divisor, and the unit it is a multiple of, which
    /// must stand above; `!` makes it a base unit of its own kind, `1` a plain number.
    private static let definitions = """
        m * 1 1 !
        s * 1 1 !
        g * 1 1 !
        rad * 1 1 !
        K * 1 1 !
        C * 1 1 !
        cd * 1 1 !
        mol * 1 1 !
        10* - 10 1 1
        10^ - 10 1 1
        % - 0.01 1 1
        [ppth] - 0.001 1 1
        [ppm] - 0.000001 1 1
        [ppb] - 0.000000001 1 1
        [pptr] - 0.000000000001 1 1
        sr * 1 1 rad2
        Hz * 1 1 s-1
        N * 1 1 kg.m/s2
        Pa * 1 1 N/m2
        J * 1 1 N.m
        W * 1 1 J/s
        A * 1 1 C/s
        V * 1 1 J/C
        F * 1 1 C/V
        Ohm * 1 1 V/A
        S * 1 1 Ohm-1
        Wb * 1 1 V.s
        T * 1 1 Wb/m2
        H * 1 1 Wb/A
        lm * 1 1 cd.sr
        lx * 1 1 lm/m2
        Bq * 1 1 s-1
        Gy * 1 1 J/kg
        Sv * 1 1 J/kg
        gon - 0.9 1 !
        deg - 1 1 !
        ' - 1 60 deg
        '' - 1 60 '
        l * 1 1 dm3
        L * 1 1 l
        ar * 100 1 m2
        min - 60 1 s
        h - 60 1 min
        d - 24 1 h
        wk - 7 1 d
        a_t - 365.24219 1 d
        a_j - 365.25 1 d
        a_g - 365.2425 1 d
        a - 1 1 a_j
        mo_j - 30.4375 1 d
        mo_s - 29.53059 1 d
        mo - 1 1 mo_j
        t * 1000 1 kg
        bar * 100000 1 Pa
        u * 1.66053906660 1 10*-24.g
        eV * 1.602176634 1 10*-19.J
        pc * 3.085678 1 10*16.m
        [in_i] - 2.54 1 cm
        [ft_i] - 12 1 [in_i]
        [yd_i] - 3 1 [ft_i]
        [mi_i] - 5280 1 [ft_i]
        [nmi_i] - 1852 1 m
        [fth_i] - 6 1 [ft_i]
        [sin_i] - 1 1 [in_i]2
        [sft_i] - 1 1 [ft_i]2
        [cin_i] - 1 1 [in_i]3
        [cft_i] - 1 1 [ft_i]3
        [in_us] - 100 3937 m
        [ft_us] - 1200 3937 m
        [acr_us] - 4840 1 [yd_i]2
        [gr] - 64.79891 1 mg
        [lb_av] - 7000 1 [gr]
        [oz_av] - 1 16 [lb_av]
        [dr_av] - 1 16 [oz_av]
        [stone_av] - 14 1 [lb_av]
        [ston_av] - 2000 1 [lb_av]
        [lton_av] - 2240 1 [lb_av]
        [oz_tr] - 480 1 [gr]
        [lb_tr] - 12 1 [oz_tr]
        [gal_us] - 231 1 [in_i]3
        [qt_us] - 1 4 [gal_us]
        [pt_us] - 1 2 [qt_us]
        [foz_us] - 1 128 [gal_us]
        [tbs_us] - 1 2 [foz_us]
        [tsp_us] - 1 3 [tbs_us]
        [cup_us] - 16 1 [tbs_us]
        [cup_m] - 240 1 mL
        [tbs_m] - 15 1 mL
        [tsp_m] - 5 1 mL
        [foz_m] - 30 1 mL
        [drp] - 1 20 mL
        [gal_br] - 4.54609 1 L
        [pt_br] - 1 8 [gal_br]
        [foz_br] - 1 160 [gal_br]
        dyn * 0.00001 1 N
        erg * 0.0000001 1 J
        [g] * 9.80665 1 m/s2
        gf * 9.80665 1 g.m/s2
        [lbf_av] - 4.4482216152605 1 N
        [psi] - 1 1 [lbf_av]/[in_i]2
        att - 98066.5 1 Pa
        atm - 101325 1 Pa
        m[Hg] * 133322 1 Pa
        m[H2O] * 9806.65 1 Pa
        [in_i'Hg] - 3386.3788 1 Pa
        cal * 4.184 1 J
        cal_th * 4.184 1 J
        cal_IT * 4.1868 1 J
        [Cal] - 4184 1 J
        [Btu] - 1055.05585262 1 J
        [HP] - 745.69987158227022 1 W
        Ci * 37000000000 1 Bq
        R * 0.000258 1 C/kg
        RAD * 0.01 1 Gy
        REM * 0.01 1 Sv
        P * 0.1 1 Pa.s
        St * 0.0001 1 m2/s
        G * 0.0001 1 T
        kat * 1 1 mol/s
        U * 1 60 umol/s
        eq * 1 1 mol
        osm * 1 1 mol
        st * 1 1 m3
        Bi * 10 1 A
        [iU] * 1 1 !
        [IU] * 1 1 [iU]
        [arb'U] * 1 1 !
        [USP'U] - 1 1 !
        [GPL'U] - 1 1 !
        [MPL'U] - 1 1 !
        [APL'U] - 1 1 !
        [beth'U] - 1 1 !
        [todd'U] - 1 1 !
        [dye'U] - 1 1 !
        [ka'U] - 1 1 !
        [tb'U] - 1 1 !
        [CCID_50] - 1 1 !
        [TCID_50] - 1 1 !
        [PFU] - 1 1 !
        [FFU] - 1 1 !
        [CFU] - 1 1 !
        [BAU] - 1 1 !
        [AU] - 1 1 !
        [pH] - 1 1 !
        [HPF] - 1 1 1
        [LPF] - 100 1 1
        [pi] - 3.1415926535897932384626433832795028 1 1
        [diop] - 1 1 m-1
        Cel * 1 1 !
        [degF] - 1 1 !
        [degR] - 5 9 K
        Np * 1 1 !
        B * 1 1 !
        bit - 1 1 1
        By * 8 1 bit
        Bd * 1 1 s-1
        [car_m] - 0.2 1 g
        [ch_us] - 20.1168402337 1 m
        [knt_i] - 1 1 [nmi_i]/h
        [c] * 299792458 1 m/s
        """
}
