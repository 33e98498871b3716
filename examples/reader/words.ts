// What the app itself says. The content comes in its own language, see `meta.lang`.
import type { Locale } from "./api.js";

const GERMAN = {
  title: "Organisationen",
  language: "Sprache",
  name: "Name enthält",
  nameHint: "Sucht in der geladenen Liste, nicht im Text der Einträge.",
  topic: "Thema",
  allTopics: "Alle Themen",
  loading: "Wird geladen …",
  failed: "Die Daten konnten nicht geladen werden.",
  again: "Noch einmal versuchen",
  missing: "Hier ist nichts veröffentlicht.",
  found: (count: number) => `${count} ${count === 1 ? "Organisation" : "Organisationen"}`,
  none: "Keine Organisation passt dazu.",
  map: (count: number) => `Karte mit ${count} Punkten; alle stehen auch in der Liste.`,
  back: "Zurück zur Liste",
  untranslated: "Diesen Eintrag gibt es nicht in der gewählten Sprache.",
  offers: "Angebote",
  contact: "Kontakt",
};

type Words = typeof GERMAN;

export const WORDS: Record<Locale, Words> = {
  de: GERMAN,
  en: {
    title: "Organisations",
    language: "Language",
    name: "Name contains",
    nameHint: "Searches the loaded list, not the text of the entries.",
    topic: "Topic",
    allTopics: "All topics",
    loading: "Loading …",
    failed: "The data could not be loaded.",
    again: "Try again",
    missing: "Nothing is published here.",
    found: (count) => `${count} ${count === 1 ? "organisation" : "organisations"}`,
    none: "No organisation fits.",
    map: (count) => `Map with ${count} points; all of them are in the list, too.`,
    back: "Back to the list",
    untranslated: "This entry does not exist in the chosen language.",
    offers: "Offers",
    contact: "Contact",
  },
  ar: {
    title: "المنظمات",
    language: "اللغة",
    name: "الاسم يحتوي على",
    nameHint: "يبحث في القائمة المعروضة، لا في نصوص المنظمات.",
    topic: "الموضوع",
    allTopics: "كل المواضيع",
    loading: "جارٍ التحميل …",
    failed: "تعذّر تحميل البيانات.",
    again: "حاول مرة أخرى",
    missing: "لا يوجد شيء منشور هنا.",
    found: (count) => `عدد المنظمات: ${count}`,
    none: "لا توجد منظمة مناسبة.",
    map: (count) => `خريطة بعدد ${count} من النقاط؛ كلها موجودة في القائمة أيضًا.`,
    back: "العودة إلى القائمة",
    untranslated: "هذا المحتوى غير متوفر باللغة المختارة.",
    offers: "العروض",
    contact: "للتواصل",
  },
};

export const NAMES: Record<Locale, string> = { de: "Deutsch", en: "English", ar: "العربية" };
