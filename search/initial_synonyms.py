"""The synonyms that a new site begins with; editors change them in the admin."""

# A country, who comes from there, and the adjective, which is also called the language.
_ORIGINS = """
    Ägypten Ägypter ägyptisch
    Äthiopien Äthiopier äthiopisch
    Afghanistan Afghane afghanisch
    Albanien Albaner albanisch
    Algerien Algerier algerisch
    Arabien Araber arabisch
    Armenien Armenier armenisch
    Aramäer aramäisch
    Bosnien Bosnier Bosniake bosnisch
    Bulgarien Bulgare bulgarisch
    China Chinese chinesisch
    Eritrea Eritreer eritreisch
    Ghana Ghanaer ghanaisch
    Griechenland Grieche griechisch
    Indien Inder indisch
    Irak Iraker irakisch
    Iran Iraner iranisch Perser persisch Farsi
    Italien Italiener italienisch
    Japan Japaner japanisch
    Kongo Kongolese kongolesisch
    Kosovo Kosovare kosovarisch
    Kroatien Kroate kroatisch
    Libanon Libanese libanesisch
    Marokko Marokkaner marokkanisch
    Nigeria Nigerianer nigerianisch
    Pakistan Pakistaner pakistanisch
    Polen Pole polnisch
    Portugal Portugiese portugiesisch
    Rumänien Rumäne rumänisch
    Russland Russe russisch
    Serbien Serbe serbisch
    Somalia Somali Somalier somalisch
    Spanien Spanier spanisch
    Syrien Syrer syrisch
    Tamile tamilisch
    Türkei Türke türkisch
    Tunesien Tunesier tunesisch
    Ukraine Ukrainer ukrainisch
    Vietnam Vietnamese vietnamesisch
"""

SETS = (
    (
        "Migrantenselbstorganisationen",
        (
            *("MSO", "MO", "Migrantenselbstorganisation", "Migrantenorganisation"),
            *("Migrantenverein", "Migrationsorganisation", "migrant self-organisation"),
            *("migrant organisation", "göçmen örgütü", "göçmen kuruluşu"),
            *("منظمة المهاجرين", "організація мігрантів"),
        ),
    ),
    (
        "Menschen, die oder deren Eltern eingewandert sind",
        (
            *("Einwanderungsgeschichte", "Zuwanderungsgeschichte", "Migrationshintergrund"),
            "Migrationsgeschichte",
        ),
    ),
    (
        "Menschen, die geflohen sind",
        (
            *("Geflüchtete", "Flüchtling", "Refugees", "mülteci"),
            *("لاجئ", "біженець"),
        ),
    ),
    (
        "Geld vom Staat",
        (
            *("Förderung", "Fördermittel", "Fördergeld", "Zuschuss", "Zuwendung", "Förderprogramm"),
            *("grant", "funding", "hibe", "تمويل", "фінансування"),
        ),
    ),
    (
        "Deutsch lernen",
        (
            *("Sprachkurs", "Deutschkurs", "Deutsch lernen", "Sprachunterricht"),
            *("Deutschunterricht", "Integrationskurs", "German course", "Almanca kursu"),
            *("دورة لغة ألمانية", "курс німецької"),
        ),
    ),
    (
        "Ehrenamt",
        (
            *("Ehrenamt", "ehrenamtlich", "Ehrenamtler", "freiwilliges Engagement"),
            *("Freiwilligenarbeit", "volunteering", "volunteer"),
        ),
    ),
    ("Kurdische Sprachen", ("Kurdisch", "Kurde", "Kurmandschi", "Kurmancî", "Sorani")),
    ("Ältere Menschen", ("Senior", "ältere Menschen", "Rentner", "alte Menschen")),
    ("Ohne Kosten", ("kostenlos", "kostenfrei", "gratis")),
    ("Frauen", ("Frau", "women", "woman", "kadın", "kadınlar", "نساء", "امرأة", "жінка")),
    ("Eltern", ("Eltern", "parents", "ebeveyn", "ebeveynler", "والدين", "батьки")),
    ("Kinder", ("Kind", "child", "children", "çocuk", "çocuklar", "طفل", "أطفال", "діти")),
    ("Jugend", ("Jugend", "youth", "gençlik", "شباب", "молодь")),
    ("Familie", ("Familie", "family", "aile", "عائلة", "أسرة", "родина", "сім'я")),
    ("Schule", ("Schule", "school", "okul", "مدرسة", "школа")),
    ("Bildung", ("Bildung", "education", "eğitim", "تعليم", "освіта")),
    ("Gesundheit", ("Gesundheit", "health", "sağlık", "صحة", "здоров'я")),
    ("Beratung", ("Beratung", "counselling", "danışma", "danışmanlık", "استشارة", "консультація")),
    (
        "Übersetzen",
        (
            *("Übersetzung", "Übersetzer", "übersetzen", "Dolmetscher", "dolmetschen"),
            *("translation", "interpreter", "çeviri", "tercüman", "ترجمة", "переклад"),
        ),
    ),
    ("Einen Verein gründen", ("Vereinsgründung", "Verein gründen")),
    ("LSBTIQ*", ("LSBTIQ", "LGBT", "LGBTIQ", "queer", "schwul", "lesbisch")),
    ("Barrierefreiheit", ("Barrierefreiheit", "barrierefrei", "barrierearm", "Zugänglichkeit")),
    ("Köln", ("Köln", "Cologne", "Keulen", "Kolonya", "Kolonia", "كولونيا", "Кельн")),
    ("Düsseldorf", ("Düsseldorf", "دوسلدورف", "Дюссельдорф")),
    ("Dortmund", ("Dortmund", "دورتموند", "Дортмунд")),
    ("Bochum", ("Bochum", "بوخوم", "Бохум")),
    ("Essen", ("Essen", "إيسن", "Ессен")),
    ("Duisburg", ("Duisburg", "دويسبورغ", "Дуйсбург")),
    ("Hagen", ("Hagen", "هاغن", "Хаген", "Гаґен")),
    ("Münster", ("Münster", "مونستر", "Мюнстер")),
    ("Bonn", ("Bonn", "بون", "Бонн")),
    ("Aachen", ("Aachen", "Aix-la-Chapelle", "آخن", "Ахен")),
    ("Kyjiw", ("Kyjiw", "Kiew", "Kyiv", "Kiev", "Київ", "Києва", "Киев")),
    ("Charkiw", ("Charkiw", "Charkow", "Kharkiv", "Харків", "Харкова", "Харьков")),
    ("Lwiw", ("Lwiw", "Lemberg", "Lviv", "Львів", "Львова")),
    ("Odessa", ("Odessa", "Odesa", "Одеса", "Одесса")),
    *((origin.split()[0], tuple(origin.split())) for origin in _ORIGINS.strip().splitlines()),
)
