"""Profiles in a language that the organisation itself speaks."""

from typing import Any

# Slug of the organisation, language, and what is translated; offers in the German order.
MOTHER_TONGUES: dict[str, dict[str, dict[str, Any]]] = {
    "hellwegbruecke": {
        "tr": {
            "description": "Velilerle okulları buluşturuyoruz. Çocuklar dersten sonra bizde "
            "çalışıyor; anne ve babalar okul sisteminin nasıl işlediğini Türkçe, Kurmancca veya "
            "Almanca öğreniyor.",
            "offers": [
                {
                    "title": "Veli kahvesi",
                    "description": "Okul ve meslek eğitimi hakkında sorular; çay eşliğinde ve "
                    "kendi dilinizde.",
                    "schedule_note": "Okul tatillerinde yapılmaz.",
                },
                {
                    "title": "1-6. sınıf çocukları için çalışma atölyesi",
                    "description": "Küçük gruplarda ödev, okuma ve matematik.",
                    "schedule_note": "Okul tatillerinde yapılmaz.",
                    "cost_note": "Ayda 5 avro, aile kartıyla ücretsiz.",
                },
            ],
            "role": "Veli danışmanı",
            "image_alt": "Derneğin işareti: koyu yeşil zemin üzerinde beyaz, iç içe üç halka",
        },
    },
    "lippe-ukraine-hilfe": {
        "uk": {
            "description": "Ми допомагаємо людям з України облаштуватися в Гаммі: меблями, "
            "мовними тандемами та щотижневими консультаціями.",
            "offers": [
                {
                    "title": "Консультація",
                    "description": "Питання про перебування, житло та роботу.",
                },
                {
                    "title": "Мовний тандем",
                    "description": "Двоє людей навчають одне одного німецької та української.",
                    "schedule_note": "За домовленістю.",
                },
            ],
            "role": "",
            "image_alt": "Знак організації: три світло-помаранчеві трикутники на антрацитовому тлі",
        },
    },
}
