/// What a small health insurance pays for: code, name, price in hundredths, care type, kind.
enum MedicalWords {
    struct Entry {
        let code: String
        let name: String
        let price: Int
        let careType: String
        let kind: String
    }

    static var items: [Entry] { entries(itemLines) }
    static var services: [Entry] { entries(serviceLines) }

    /// ICD-10 codes with their names.
    static var diagnoses: [(code: String, name: String)] {
        lines(diagnosisLines).map { ($0[0], $0[1]) }
    }

    private static func entries(_ text: StaticString) -> [Entry] {
        lines(text).map { Entry(code: $0[0], name: $0[1], price: Int($0[2]) ?? 0, careType: $0[3], kind: $0[4]) }
    }

    private static func lines(_ text: StaticString) -> [[String]] {
        text.description.split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
    }

    private static let itemLines: StaticString = """
        D0001|Paracetamol tablet 500 mg|1200|B|D
        D0002|Amoxicillin capsule 250 mg|4500|B|D
        D0003|Ibuprofen tablet 400 mg|1800|B|D
        D0004|Oral rehydration salts sachet|900|B|D
        D0005|Artemether-lumefantrine tablet 20/120 mg|9500|B|D
        D0006|Metformin tablet 500 mg|3200|O|D
        D0007|Amlodipine tablet 5 mg|2800|O|D
        D0008|Salbutamol inhaler 100 µg|15500|B|D
        D0009|Ceftriaxone injection 1 g|22000|I|D
        D0010|Ciprofloxacin tablet 500 mg|6100|B|D
        D0011|Doxycycline capsule 100 mg|3900|B|D
        D0012|Ferrous sulfate with folic acid tablet|1500|O|D
        D0013|Oxytocin injection 10 IU|7800|I|D
        D0014|Omeprazole capsule 20 mg|4200|B|D
        D0015|Diclofenac injection 75 mg|5200|B|D
        D0016|Insulin human injection 100 IU/ml|38000|B|D
        D0017|Albendazole tablet 400 mg|1100|O|D
        D0018|Cotrimoxazole tablet 480 mg|1700|B|D
        D0019|Ringer lactate infusion 500 ml|8900|I|D
        D0020|Sodium chloride infusion 0.9 % 500 ml|8400|I|D
        M0001|Syringe 5 ml with needle|600|B|M
        M0002|Gauze bandage 10 cm|1300|B|M
        M0003|Examination gloves, pair|500|B|M
        M0004|Intravenous cannula 20 G|2600|I|M
        M0005|Suture silk 2/0|5400|B|M
        M0006|Plaster of Paris bandage 15 cm|7200|B|M
        """

    private static let serviceLines: StaticString = """
        C0001|Consultation at a dispensary|25000|O|C
        C0002|Consultation at a health centre|40000|O|C
        C0003|Consultation at a hospital|60000|O|C
        C0004|Specialist consultation|120000|O|C
        H0001|Day of stay, general ward|150000|I|H
        H0002|Day of stay, intensive care|520000|I|H
        D0001|Normal delivery|800000|I|D
        D0002|Caesarean section|2400000|I|D
        A0001|Antenatal visit|30000|O|A
        S0001|Wound suture|90000|B|S
        S0002|Appendectomy|1900000|I|S
        S0003|Hernia repair|1700000|I|S
        S0004|Fracture reduction and plaster|450000|B|S
        L0001|Malaria rapid test|15000|B|O
        L0002|Full blood count|35000|B|O
        L0003|Blood glucose|12000|B|O
        L0004|Urine analysis|14000|B|O
        L0005|Chest X-ray|95000|B|O
        L0006|Abdominal ultrasound|110000|B|O
        V0001|Home visit|50000|O|V
        """

    private static let diagnosisLines: StaticString = """
        A01|Typhoid and paratyphoid fevers
        A09|Other gastroenteritis and colitis of infectious and unspecified origin
        A15|Respiratory tuberculosis
        B50|Plasmodium falciparum malaria
        B54|Unspecified malaria
        B82|Unspecified intestinal parasitism
        D50|Iron deficiency anaemia
        E10|Type 1 diabetes mellitus
        E11|Type 2 diabetes mellitus
        E44|Protein-energy malnutrition of moderate and mild degree
        H10|Conjunctivitis
        H66|Suppurative and unspecified otitis media
        I10|Essential (primary) hypertension
        I50|Heart failure
        J00|Acute nasopharyngitis
        J03|Acute tonsillitis
        J06|Acute upper respiratory infections of multiple and unspecified sites
        J18|Pneumonia, organism unspecified
        J45|Asthma
        K29|Gastritis and duodenitis
        K35|Acute appendicitis
        K40|Inguinal hernia
        L02|Cutaneous abscess, furuncle and carbuncle
        M54|Dorsalgia
        N39|Other disorders of urinary system
        O80|Single spontaneous delivery
        O82|Single delivery by caesarean section
        R50|Fever of other and unknown origin
        R51|Headache
        S52|Fracture of forearm
        S61|Open wound of wrist and hand
        Z34|Supervision of normal pregnancy
        """
}
