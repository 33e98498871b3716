"""The synonyms that a new site begins with; editors change them in the admin."""

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
    ("Deutsch lernen", ("Sprachkurs", "Deutschkurs", "Deutsch lernen", "Sprachunterricht")),
    ("Ehrenamt", ("Ehrenamt", "freiwilliges Engagement", "Freiwilligenarbeit")),
    ("Kurdische Sprachen", ("Kurdisch", "Kurmandschi", "Kurmancî", "Sorani")),
    ("Ältere Menschen", ("Senior", "ältere Menschen", "Rentner", "alte Menschen")),
    ("Barrierefreiheit", ("Barrierefreiheit", "barrierefrei", "barrierearm", "Zugänglichkeit")),
    ("Köln", ("Köln", "Cologne", "Keulen", "Kolonya", "كولونيا", "Кельн")),
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
)
