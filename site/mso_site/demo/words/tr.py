"""Turkish."""

WORDS = {
    "report.title": "Göçmen öz örgütleri iş birliğini güçlendiriyor",
    "report.slug": "gocmen-oz-orgutleri-is-birligini-guclendiriyor",
    "report.teaser": "Göçmen öz örgütleri (MSO), Arnsberg Bölge Hükümeti'nin (Bezirksregierung "
    "Arnsberg) daveti üzerine 11 Temmuz 2018'de ağ kurmak için ilk kez bir araya geldi. Kurumun "
    "Entegrasyon Yetkinlik Merkezi (KfI), bu örgütlerin desteklenmesinden bütün Kuzey "
    "Ren-Vestfalya'da sorumlu.",
    "report.body.1": "Toplantıyı üç ortak birlikte düzenledi: Çocuk, Aile, Mülteci ve "
    "Entegrasyon Bakanlığı (MKFFI), veliler ağı Elternnetzwerk NRW ve Der Paritätische'nin "
    "danışmanlık birimi Fachberatung MigrantInnenselbsthilfe.",
    "report.body.2": "On şehirden 28 MSO geldi. Hepsi destekleme teşvikiyle "
    "(Unterstützungsförderung) ilgiliydi: Bu teşvikte uzun deneyimi olan dernekler, yapısını "
    "kuran, üyelerini eğiten veya ilk kez para için başvuran genç grupların yanında durur.",
    "report.body.3": "Prof. Aladin El-Mafaalani o dönemde MKFFI'de entegrasyon dairesini "
    "yönetiyordu. Konuşmasında, başarılı bir entegrasyon için MSO'ların ne kadar önemli "
    "olduğunu vurguladı.",
    "report.body.4": "# Atölyelerden",
    "report.body.5": "Dernekler atölyelerde teşviklerle ilgili deneyimlerini ve günlük "
    "çalışmalarını konuştu. KfI'ye ve bakanlığa gelecekteki programlardan ne beklediklerini "
    "anlattılar. Bir dilek herkeste ortaktı: düzenli olarak buluşmak.",
    "report.person.role": "Entegrasyon dairesi başkanı",
    "report.person.statement": "Almanya'da entegrasyonun başarılı olması için MSO'lar önemlidir.",
    "report.figure.organisations": "Farklı köken kültürlerinden",
    "report.figure.cities": "Kaynak, hangi şehirler olduğunu belirtmiyor.",
    "report.figure.mentors": "Belgeye göre teşvik alan MSO'lar",
    "report.figure.mentees": "Belgeye göre desteklenen girişimler",
    "report.claim": "Göçmenler başka hiçbir ülkede Almanya'daki kadar sık kendi derneklerini "
    "kurmuyor.",
    "report.outcome.1": "Dernekler arasında yeni ilişkiler kuruldu.",
    "report.outcome.2": "İlk dernekler birbirlerinin etkinliklerine gelmeye söz verdi.",
    "report.outcome.3": "Bu tür toplantıların düzenli yapılması konusunda herkes hemfikirdi.",
    "report.follow.1": "Yeni ağ toplantıları düzenlemek.",
    "report.follow.1.resolved": "4 Aralık 2024'te Bochum'daki ağ toplantısı",
    "report.follow.2": "Teşvik geliştirilirken derneklerin övgü ve eleştirilerini dikkate almak.",
    "report.follow.2.resolved": "7 Kasım 2018 tarihli genelge (olası bağlantı, kanıtlanmamış)",
    "report.conflict.place.note": "Basın bülteni yalnızca merkezi Arnsberg'de olan ev sahibini "
    "anıyor. Belge ise toplantı yeri olarak Dortmund'u belirtiyor; ev sahibi başka bir yere de "
    "davet edebileceği için burada Dortmund esas alındı.",
    "report.conflict.weekday.wednesday": "Çarşamba",
    "report.conflict.weekday.friday": "Cuma",
    "report.conflict.weekday.note": "11 Temmuz 2018 bir çarşamba günüydü. Tarih ve saat "
    "belgeden alındı, haftanın günü alınmadı.",
    "report.image": "Çizim: on iki kişilik yuvarlak bir masa, yukarıdan görünüş",
    "event.title": "NRW'deki MSO'ların ilk ağ toplantısı",
    "event.slug": "nrw-mso-ilk-ag-toplantisi",
    "event.teaser": "Göçmen öz örgütleri (MSO) tanışıyor, teşviklerle ilgili deneyimlerini "
    "paylaşıyor ve bundan sonrasını konuşuyor.",
    "event.body.1": "Bezirksregierung Arnsberg bu toplantıya Entegrasyon Bakanlığı, "
    "Elternnetzwerk NRW ve Der Paritätische'nin danışmanlık birimiyle birlikte davet ediyor.",
    "event.invited": "Destekleme teşvikindeki (Unterstützungsförderung) MSO'lar",
    "event.item.title": "Atölyeler",
    "event.item.topic.1": "Teşviklerle ilgili deneyimler",
    "event.item.topic.2": "Dernek yaşamından",
    "event.item.topic.3": "Gelecekteki programlardan beklentiler",
    "event.image": "Çizim: üç sıra koltuğun önünde bir konuşma kürsüsü",
    "programme.title": "Ortak proje teşviki (Partnerprojektförderung)",
    "programme.slug": "ortak-proje-tesviki",
    "programme.teaser": "Deneyimli MSO'lar yeni ve genç grupları destekler. Bu programın eski "
    "adı Unterstützungsförderung idi.",
    "programme.body.1": "Uzun süredir çalışan bir MSO, bilgisini yeni gruplara aktarır. "
    "Masrafların bir bölümünü eyalet karşılar.",
    "programme.body.2": "Tutarlar ve son tarihler her çağrının sayfasında yer alır.",
    "programme.purpose.1": "Kendi yapılarını kurmak",
    "programme.purpose.2": "Üyeleri eğitmek",
    "programme.purpose.3": "İlk teşvik başvurusunu yapmak",
    "programme.condition.1": "Deneyimli bir MSO, deneyimsiz en az 3 MSO ile birlikte çalışır.",
    "programme.condition.2": "Öz katkı en az yüzde 20'dir; bunun yüzde 15'e kadarı gönüllü "
    "çalışma olabilir.",
    "programme.condition.3": "Teşvik için yasal bir hak yoktur; kurum kendi takdirine göre "
    "karar verir.",
    "programme.exclusion.1": "Almanya'daki yaşamla ilgili olmayan projeler.",
    "programme.document.1": "Tüzük ve dernekler sicilinden kayıt örneği",
    "programme.document.2": "Maliyet ve finansman planı",
    "programme.document.3": "Ortakların niyet beyanları",
    "programme.image": "Çizim: bir nehrin üzerinde üç kemerli bir köprü",
    "mso.description": "Forum, Dortmund'un kuzeyindeki gençler için bir buluşma yeridir. Arapça "
    "ve Fransızca konuşuyoruz, okul ve meslek eğitiminde yardım ediyoruz ve müzik yapıyoruz.",
    "mso.offer.1.title": "Açık gençlik buluşması",
    "mso.offer.1.description": "Langırt, yemek, sohbet. 14 yaş ve üzeri gençler için.",
    "mso.offer.1.schedule": "Okul tatillerinde de yapılır.",
    "mso.offer.2.title": "Meslek eğitimi rehberleri",
    "mso.offer.2.description": "Büyükler, meslek eğitimi yeri arayan gençlere yardım eder.",
    "mso.offer.2.schedule": "Okul tatillerinde yapılmaz.",
    "mso.person.role": "Gençlik çalışmaları sorumlusu",
    "mso.image": "Derneğin işareti: bordo zemin üzerinde açık mavi çapraz şeritler",
    "partner.name": "Çocuk, Gençlik, Aile, Eşitlik, Mülteci ve Entegrasyon Bakanlığı",
    "partner.competence": "Eyaletin entegrasyon politikasından sorumludur; teşvik yönergelerini "
    "çıkarır ve başvuru çağrısı yapar.",
    "partner.former.1": "Çalışma, Entegrasyon ve Sosyal İşler Bakanlığı",
    "partner.former.2": "Çocuk, Aile, Mülteci ve Entegrasyon Bakanlığı",
    "partner.image": "Kurumun işareti: petrol mavisi zemin üzerinde dört sıra beyaz nokta",
    "statistic.title": "Almanya'daki MSO'lar",
    "statistic.note": "19 Temmuz 2018 tarihli basın bülteni kaynak belirtmiyor. Federal "
    "Entegrasyon Görevlisi'nin eski bir sayfası da yaklaşık 20.000 olduğunu varsayıyordu.",
    "topic.bildung": "Eğitim",
    "topic.ehrenamt": "Gönüllülük",
    "topic.eltern": "Ebeveynler",
    "topic.foerderung": "Teşvik",
    "topic.jugend": "Gençlik",
    "topic.vernetzung": "Ağ kurma",
    "home.title": "NRW MSO Portalı",
    "home.teaser": "Kuzey Ren-Vestfalya'da göçmen öz örgütleri, teşvik programları ve etkinlikler.",
    "home.body.1": "# Hoş geldiniz",
    "home.body.2": "Burada göç geçmişi olan insanların kurduğu dernekleri, çalışmaları için "
    "maddi kaynakları ve toplantılarından haberleri bulursunuz.",
    "home.body.3": "Bu bir demodur: Bütün dernekler uydurmadır.",
    "section.msos.title": "Örgütler",
    "section.msos.slug": "orgutler",
    "section.programmes.title": "Teşvik programları",
    "section.programmes.slug": "tesvik-programlari",
    "section.events.title": "Etkinlikler",
    "section.events.slug": "etkinlikler",
    "section.reports.title": "Raporlar",
    "section.reports.slug": "raporlar",
}
