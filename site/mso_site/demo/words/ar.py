"""Arabic. Names of bodies and of the old programme stay in Latin script beside the Arabic ones."""

WORDS = {
    "report.title": "منظمات المهاجرين الذاتية تعزّز تعاونها",
    # Addresses stay in Latin letters.
    "report.slug": "migrantinnenselbstorganisationen-intensivieren-ihre-zusammenarbeit",
    "report.teaser": "في 11 تموز/يوليو 2018 اجتمعت منظمات المهاجرين الذاتية (MSO) للمرة الأولى "
    "بدعوة من حكومة منطقة أرنسبرغ (Bezirksregierung Arnsberg) من أجل التشبيك. مركز الكفاءة "
    "للاندماج التابع لها (KfI) مسؤول عن دعم هذه المنظمات في ولاية شمال الراين-وستفاليا كلها.",
    "report.body.1": "شارك ثلاثة شركاء في تنظيم اللقاء: وزارة الأطفال والأسرة واللاجئين "
    "والاندماج (MKFFI)، وشبكة أولياء الأمور Elternnetzwerk NRW، وخدمة الاستشارة Fachberatung "
    "MigrantInnenselbsthilfe التابعة لـ Der Paritätische.",
    "report.body.2": "حضرت 28 منظمة من عشر مدن، وكلها على صلة بدعم المساندة "
    "(Unterstützungsförderung). في هذا الدعم تقف جمعيات ذات خبرة طويلة إلى جانب مجموعات فتية "
    "تبني هياكلها أو تدرّب أعضاءها أو تطلب المال للمرة الأولى.",
    "report.body.3": "كان البروفيسور Aladin El-Mafaalani آنذاك رئيس قسم الاندماج في وزارة "
    "MKFFI. وقد أوضح في كلمته مدى أهمية منظمات المهاجرين الذاتية لنجاح الاندماج.",
    "report.body.4": "# من ورش العمل",
    "report.body.5": "تحدثت الجمعيات في ورش العمل عن تجاربها مع الدعم وعن حياتها اليومية. وقالت "
    "لمركز KfI وللوزارة ما الذي تتمناه من البرامج القادمة. وكانت هناك أمنية مشتركة بين الجميع: "
    "اللقاء بانتظام.",
    "report.person.role": "رئيس قسم الاندماج",
    "report.person.statement": "منظمات المهاجرين الذاتية مهمة لنجاح الاندماج في ألمانيا.",
    "report.figure.organisations": "من ثقافات أصلية مختلفة",
    "report.figure.cities": "لا يذكر المصدر أي مدن كانت.",
    "report.figure.mentors": "منظمات مدعومة، بحسب كتيّب التوثيق",
    "report.figure.mentees": "مبادرات تتلقى المساندة، بحسب كتيّب التوثيق",
    "report.claim": "لا يجتمع المهاجرون في أي بلد آخر في جمعيات خاصة بهم بقدر ما يفعلون في "
    "ألمانيا.",
    "report.outcome.1": "نشأت علاقات جديدة بين الجمعيات.",
    "report.outcome.2": "وعدت أولى الجمعيات بحضور فعاليات الجمعيات الأخرى.",
    "report.outcome.3": "اتفق الجميع على أن تُعقد مثل هذه اللقاءات بانتظام.",
    "report.follow.1": "عقد لقاءات تشبيك أخرى.",
    "report.follow.1.resolved": "لقاء التشبيك في بوخوم بتاريخ 4 كانون الأول/ديسمبر 2024",
    "report.follow.2": "مراعاة مديح الجمعيات ونقدها عند تطوير الدعم.",
    "report.follow.2.resolved": "المرسوم الصادر في 7 تشرين الثاني/نوفمبر 2018 (صلة محتملة غير "
    "مثبتة)",
    "report.conflict.place.note": "يذكر البيان الصحفي المضيف فقط، ومقره في أرنسبرغ، أما كتيّب "
    "التوثيق فيذكر دورتموند مكانًا للقاء. وقد اعتُمدت دورتموند لأن المضيف يمكنه أن يدعو إلى مكان "
    "آخر.",
    "report.conflict.weekday.wednesday": "الأربعاء",
    "report.conflict.weekday.friday": "الجمعة",
    "report.conflict.weekday.note": "كان 11 تموز/يوليو 2018 يوم أربعاء. أُخذ التاريخ والوقت من "
    "كتيّب التوثيق، ولم يؤخذ منه يوم الأسبوع.",
    "report.image": "رسم: طاولة مستديرة باثني عشر مقعدًا، منظورة من الأعلى",
    "event.title": "لقاء التشبيك الأول لمنظمات المهاجرين في ولاية شمال الراين-وستفاليا",
    "event.slug": "erstes-vernetzungstreffen-mso-nrw",
    "event.teaser": "تتعارف منظمات المهاجرين الذاتية (MSO) وتتبادل خبراتها مع الدعم وتناقش كيف "
    "يستمر.",
    "event.body.1": "تدعو Bezirksregierung Arnsberg إلى هذا اللقاء مع وزارة الاندماج و "
    "Elternnetzwerk NRW وخدمة الاستشارة التابعة لـ Der Paritätische.",
    "event.invited": "المنظمات المشاركة في دعم المساندة (Unterstützungsförderung)",
    "event.item.title": "ورش عمل",
    "event.item.topic.1": "التجارب مع الدعم",
    "event.item.topic.2": "من حياة الجمعيات",
    "event.item.topic.3": "أمنيات للبرامج القادمة",
    "event.image": "رسم: منصة خطابة أمام ثلاثة صفوف من المقاعد",
    "programme.title": "دعم مشاريع الشراكة (Partnerprojektförderung)",
    "programme.slug": "partnerprojektfoerderung",
    "programme.teaser": "تساند منظمات ذات خبرة مجموعات جديدة وفتية. كان اسم هذا البرنامج سابقًا "
    "Unterstützungsförderung.",
    "programme.body.1": "تنقل منظمة تعمل منذ زمن طويل معرفتها إلى مجموعات جديدة، وتتحمل الولاية "
    "جزءًا من التكاليف.",
    "programme.body.2": "تجدون المبالغ والمواعيد النهائية لدى كل نداء لتقديم الطلبات.",
    "programme.purpose.1": "بناء هياكل خاصة",
    "programme.purpose.2": "تدريب الأعضاء",
    "programme.purpose.3": "تقديم أول طلب دعم",
    "programme.condition.1": "تعمل منظمة ذات خبرة مع 3 منظمات على الأقل ليست لديها خبرة.",
    "programme.condition.2": "لا تقل الحصة الذاتية عن 20 بالمئة، ويُحتسب العمل التطوعي منها حتى "
    "15 بالمئة.",
    "programme.condition.3": "لا يوجد حق قانوني في الدعم؛ تقرر الجهة المختصة بحسب تقديرها.",
    "programme.exclusion.1": "المشاريع التي لا تتعلق بالحياة في ألمانيا.",
    "programme.document.1": "النظام الأساسي ومستخرج من سجل الجمعيات",
    "programme.document.2": "خطة التكاليف والتمويل",
    "programme.document.3": "خطابات نوايا من الشركاء",
    "programme.image": "رسم: جسر بثلاثة أقواس فوق نهر",
    "mso.description": "المنتدى مكان لقاء للشباب في شمال دورتموند. نتحدث العربية والفرنسية، "
    "ونساعد في المدرسة والتدريب المهني، ونعزف الموسيقى معًا.",
    "mso.offer.1.title": "لقاء الشباب المفتوح",
    "mso.offer.1.description": "كرة قدم الطاولة وطبخ وأحاديث، للشباب من سن 14 عامًا.",
    "mso.offer.1.schedule": "في العطل المدرسية أيضًا.",
    "mso.offer.2.title": "مرشدو التدريب المهني",
    "mso.offer.2.description": "يساعد الأكبر سنًا الأصغر في البحث عن مكان للتدريب المهني.",
    "mso.offer.2.schedule": "ليس في العطل المدرسية.",
    "mso.person.role": "إدارة العمل الشبابي",
    "mso.image": "شعار المنظمة: خطوط مائلة زرقاء فاتحة على خلفية خمرية",
    "partner.name": "وزارة الأطفال والشباب والأسرة والمساواة واللجوء والاندماج",
    "partner.competence": "مسؤولة عن سياسة الاندماج في الولاية؛ تصدر إرشادات الدعم وتدعو إلى "
    "تقديم الطلبات.",
    "partner.former.1": "وزارة العمل والاندماج والشؤون الاجتماعية",
    "partner.former.2": "وزارة الأطفال والأسرة واللاجئين والاندماج",
    "partner.image": "شعار الجهة: نقاط بيضاء في أربعة صفوف على خلفية بترولية",
    "statistic.title": "منظمات المهاجرين الذاتية في ألمانيا",
    "statistic.note": "لا يذكر البيان الصحفي المؤرخ 19 تموز/يوليو 2018 مصدرًا. كذلك افترضت صفحة "
    "أقدم لمفوضة الاندماج في الحكومة الاتحادية وجود نحو 20.000 منظمة.",
    "topic.bildung": "التعليم",
    "topic.ehrenamt": "العمل التطوعي",
    "topic.eltern": "أولياء الأمور",
    "topic.foerderung": "الدعم المالي",
    "topic.jugend": "الشباب",
    "topic.vernetzung": "التشبيك",
    "home.title": "بوابة منظمات المهاجرين في شمال الراين-وستفاليا",
    "home.teaser": "منظمات المهاجرين الذاتية وبرامج الدعم والفعاليات في ولاية شمال "
    "الراين-وستفاليا.",
    "home.body.1": "# أهلًا وسهلًا",
    "home.body.2": "تجدون هنا جمعيات أسسها أشخاص لهم تاريخ هجرة، وأموالًا لدعم عملها، وتقارير "
    "عن لقاءاتها.",
    "home.body.3": "هذا عرض تجريبي: جميع الجمعيات مختلقة.",
    "section.msos.title": "المنظمات",
    "section.msos.slug": "organisationen",
    "section.programmes.title": "برامج الدعم",
    "section.programmes.slug": "foerderprogramme",
    "section.events.title": "الفعاليات",
    "section.events.slug": "veranstaltungen",
    "section.reports.title": "التقارير",
    "section.reports.slug": "berichte",
}
