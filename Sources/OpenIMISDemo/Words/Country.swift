/// Names as they are common in a country where openIMIS is in use.
struct Country {
    let name: String
    let phonePrefix: String
    let lastNames: [String]
    let women: [String]
    let men: [String]
    let districts: [String]
    let places: [String]

    private init(_ name: String, _ phonePrefix: String, _ words: [String]) {
        self.name = name
        self.phonePrefix = phonePrefix
        let lists: [[String]] = words.map { line in
            line.split(separator: " ").map { String($0) }
        }
        (lastNames, women, men, districts, places) = (lists[0], lists[1], lists[2], lists[3], lists[4])
    }

    static let all: [Country] = [
        Country(
            "Nepal", "+977 98",
            [
                "Shrestha Gurung Tamang Thapa Adhikari Rai Magar Karki Sharma Poudel Lama Bhattarai K.C. Acharya Limbu",
                "Sita Gita Laxmi Sunita Anita Maya Kamala Bimala Saraswati Puja Asmita Nirmala Manju Radha",
                "Ram Hari Krishna Bishnu Suresh Rajesh Dipak Santosh Prakash Bikash Gopal Nabin Kiran Mohan",
                "Kaski Kailali Ilam", "Pokhara Lekhnath Rupa Sarangkot Begnas Dhangadhi Tikapur Lamki Mai Suryodaya",
            ]),
        Country(
            "Tanzania", "+255 75",
            [
                "Mwakyusa Mushi Massawe Kimaro Lyimo Mollel Shayo Mwakalinga Juma Hassan Komba Ngowi Temba Swai Msuya",
                "Neema Rehema Zainabu Amina Upendo Grace Halima Asha Furaha Mwanaidi Happiness Subira Tatu Salma",
                "Juma Baraka Hamisi Emmanuel Salum Daudi Elia Rajabu Musa Godfrey Omari Yusufu Ibrahim Abdallah",
                "Dodoma Mbeya Tanga", "Chamwino Kongwa Mpwapwa Bahi Chunya Rungwe Kyela Muheza Pangani Korogwe",
            ]),
        Country(
            "Cameroon", "+237 67",
            [
                "Ngono Mballa Tchoumi Fotso Kamga Nkeng Njoya Abega Essomba Talla Nguemo Ewane Mbarga Atangana Ndongo",
                "Aïcha Clarisse Solange Mireille Chantal Brigitte Estelle Nadège Pélagie Fadimatou Élodie Rosine",
                "Étienne Hervé Blaise Serge Thierry Landry Ousmanou Célestin Parfait Achille Désiré Moussa Ibrahima",
                "Mfoundi Wouri Bénoué", "Nkolbisson Mbankolo Bonabéri Logbaba Garoua Pitoa Lagdo Nyom Soa Mbalmayo",
            ]),
        Country(
            "Bangladesh", "+880 17",
            [
                "Rahman Hossain Islam Ahmed Khatun Akter Begum Chowdhury Sarkar Mia Uddin Das Talukder Sikder Mondal",
                "Fatema Nasrin Shirin Rokeya Sultana Taslima Jahanara Moushumi Ruma Salma Rehana Parvin Nargis",
                "Abdul Kamal Jamal Rafiq Shafiq Nurul Habibur Mizanur Anwar Faruk Alamgir Selim Rubel Masud",
                "Kurigram Sylhet Khulna",
                "Ulipur Chilmari Rajarhat Golapganj Beanibazar Dumuria Koyra Dacope Paikgachha",
            ]),
        Country(
            "The Gambia", "+220 7",
            [
                "Jallow Ceesay Touray Sanneh Camara Bah Jammeh Sowe Darboe Njie Colley Drammeh Faye Badjie Jobe",
                "Fatoumatta Isatou Mariama Binta Awa Haddy Kumba Nyima Sarjo Ndey Adama Jainaba Sainabou",
                "Lamin Modou Ebrima Ousman Alieu Bakary Sulayman Momodou Buba Yankuba Saikou Kebba Musa Abdoulie",
                "Brikama Basse Kerewan", "Gunjur Sanyang Tanji Fatoto Garowol Barra Farafenni Essau Kartong Tujereng",
            ]),
    ]
}
