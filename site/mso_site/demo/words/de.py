"""German: the language of the originals."""

WORDS = {
    # The press note's headline, word for word; all other sentences are our own.
    "report.title": "MigrantInnenselbstorganisationen intensivieren ihre Zusammenarbeit",
    "report.slug": "migrantinnenselbstorganisationen-intensivieren-ihre-zusammenarbeit",
    "report.teaser": "Zum ersten Mal trafen sich am 11. Juli 2018 Migrantenselbstorganisationen "
    "(MSO) auf Einladung der Bezirksregierung Arnsberg, um sich zu vernetzen. Deren "
    "Kompetenzzentrum für Integration (KfI) ist in ganz Nordrhein-Westfalen für ihre Förderung "
    "zuständig.",
    "report.body.1": "Drei Partner richteten das Treffen mit aus: das Ministerium für Kinder, "
    "Familie, Flüchtlinge und Integration (MKFFI), das Elternnetzwerk NRW und die Fachberatung "
    "MigrantInnenselbsthilfe des Paritätischen.",
    "report.body.2": "28 MSO aus zehn Städten kamen. Sie alle hatten mit der "
    "Unterstützungsförderung zu tun: Vereine mit langer Erfahrung stehen dabei jungen Gruppen "
    "zur Seite, wenn diese eine Organisation aufbauen, Mitglieder schulen oder zum ersten Mal "
    "Geld beantragen.",
    "report.body.3": "Prof. Aladin El-Mafaalani leitete damals im MKFFI die "
    "Integrationsabteilung. In seinem Beitrag machte er deutlich, wie wichtig MSO für "
    "gelingende Integration sind.",
    "report.body.4": "# Aus den Workshops",
    "report.body.5": "In den Workshops sprachen die Vereine über das, was sie mit der Förderung "
    "erlebt haben, und über ihren Alltag. Dem KfI und dem Ministerium sagten sie, was sie sich "
    "von künftigen Programmen wünschen. Ein Wunsch war allen gemeinsam: sich regelmäßig zu "
    "treffen.",
    "report.person.role": "Leiter der Integrationsabteilung",
    "report.person.statement": "MSO seien wichtig dafür, dass Integration in Deutschland gelingt.",
    "report.figure.organisations": "Aus verschiedenen Herkunftskulturen",
    "report.figure.cities": "Welche Städte es waren, nennt die Quelle nicht.",
    "report.figure.mentors": "Geförderte MSO, laut Dokumentation",
    "report.figure.mentees": "Unterstützte Initiativen, laut Dokumentation",
    "report.claim": "Nirgendwo sonst schließen sich Zugewanderte so häufig in eigenen Vereinen "
    "zusammen wie in Deutschland.",
    "report.outcome.1": "Zwischen den Vereinen entstanden neue Kontakte.",
    "report.outcome.2": "Erste Vereine versprachen, Veranstaltungen der anderen zu besuchen.",
    "report.outcome.3": "Solche Treffen soll es künftig regelmäßig geben; darin war man sich "
    "einig.",
    "report.follow.1": "Weitere Vernetzungstreffen ausrichten.",
    "report.follow.1.resolved": "Vernetzungstreffen am 4. Dezember 2024 in Bochum",
    "report.follow.2": "Lob und Kritik der Vereine in die weitere Gestaltung der Förderung "
    "aufnehmen.",
    "report.follow.2.resolved": "Runderlass vom 7. November 2018 (möglicher Zusammenhang, nicht "
    "belegt)",
    "report.conflict.place.note": "Die Pressemitteilung nennt nur den Gastgeber, der in Arnsberg "
    "sitzt. Die Dokumentation nennt Dortmund als Ort des Treffens; er wird übernommen, denn ein "
    "Gastgeber kann auch anderswohin einladen.",
    "report.conflict.weekday.wednesday": "Mittwoch",
    "report.conflict.weekday.friday": "Freitag",
    "report.conflict.weekday.note": "Der 11. Juli 2018 war ein Mittwoch. Datum und Uhrzeit der "
    "Dokumentation werden übernommen, ihr Wochentag nicht.",
    "report.image": "Zeichnung: ein runder Tisch mit zwölf Plätzen, von oben gesehen",
    "event.title": "Erstes Vernetzungstreffen MSO NRW",
    "event.slug": "erstes-vernetzungstreffen-mso-nrw",
    "event.teaser": "Migrantenselbstorganisationen (MSO) lernen sich kennen, tauschen sich über "
    "ihre Förderung aus und beraten, wie es mit ihr weitergeht.",
    "event.body.1": "Zum Treffen lädt die Bezirksregierung Arnsberg ein, zusammen mit dem "
    "Elternnetzwerk NRW, der Fachberatung des Paritätischen und dem Integrationsministerium.",
    "event.invited": "MSO in der Unterstützungsförderung",
    "event.item.title": "Workshops",
    "event.item.topic.1": "Erfahrungen mit der Förderung",
    "event.item.topic.2": "Aus dem Vereinsleben",
    "event.item.topic.3": "Wünsche an künftige Programme",
    "event.image": "Zeichnung: ein Rednerpult vor drei Reihen von Plätzen",
    "programme.title": "Partnerprojektförderung",
    "programme.slug": "partnerprojektfoerderung",
    "programme.teaser": "Erfahrene MSO unterstützen neue und junge Gruppen. Früher hieß dieses "
    "Programm Unterstützungsförderung.",
    "programme.body.1": "Eine MSO, die schon lange arbeitet, gibt ihr Wissen an neue Gruppen "
    "weiter. Das Land übernimmt einen Teil der Kosten.",
    "programme.body.2": "Beträge und Fristen stehen bei den einzelnen Aufrufen.",
    "programme.purpose.1": "Eigene Strukturen aufbauen",
    "programme.purpose.2": "Mitglieder fortbilden",
    "programme.purpose.3": "Den ersten eigenen Antrag auf Fördermittel stellen",
    "programme.condition.1": "Eine erfahrene MSO arbeitet mit mindestens 3 unerfahrenen MSO "
    "zusammen.",
    "programme.condition.2": "Der Eigenanteil beträgt mindestens 20 Prozent; ehrenamtliche "
    "Arbeit zählt davon bis zu 15 Prozent.",
    "programme.condition.3": "Ein Anspruch auf Förderung besteht nicht; die Behörde entscheidet "
    "nach Ermessen.",
    "programme.exclusion.1": "Vorhaben, die nicht dem Leben in Deutschland gelten.",
    "programme.document.1": "Satzung und Auszug aus dem Vereinsregister",
    "programme.document.2": "Kosten- und Finanzierungsplan",
    "programme.document.3": "Absichtserklärungen der Partner",
    "programme.image": "Zeichnung: eine Brücke mit drei Bögen über einem Fluss",
    "mso.description": "Das Forum ist ein Treffpunkt für Jugendliche in der Dortmunder "
    "Nordstadt. Wir sprechen Arabisch und Französisch, helfen bei Schule und Ausbildung und "
    "machen Musik.",
    "mso.offer.1.title": "Offener Jugendtreff",
    "mso.offer.1.description": "Kickern, kochen, reden. Für Jugendliche ab 14 Jahren.",
    "mso.offer.1.schedule": "Auch in den Schulferien.",
    "mso.offer.2.title": "Ausbildungslotsen",
    "mso.offer.2.description": "Ältere helfen Jüngeren bei der Suche nach einem Ausbildungsplatz.",
    "mso.offer.2.schedule": "Nicht in den Schulferien.",
    "mso.person.role": "Jugendleitung",
    "mso.image": "Zeichen der Organisation: schräge Streifen in Hellblau auf Weinrot",
    "partner.name": "Ministerium für Kinder, Jugend, Familie, Gleichstellung, Flucht und "
    "Integration",
    "partner.competence": "Zuständig für die Integrationspolitik des Landes; erlässt die "
    "Förderrichtlinien und ruft zu Anträgen auf.",
    "partner.former.1": "Ministerium für Arbeit, Integration und Soziales",
    "partner.former.2": "Ministerium für Kinder, Familie, Flüchtlinge und Integration",
    "partner.image": "Zeichen der Organisation: Punkte in vier Reihen in Weiß auf Petrol",
    "statistic.title": "MSO in Deutschland",
    "statistic.note": "Die Pressemitteilung vom 19. Juli 2018 nennt keine Quelle. Auch eine ältere "
    "Seite der Integrationsbeauftragten des Bundes ging von rund 20.000 aus.",
    "topic.bildung": "Bildung",
    "topic.ehrenamt": "Ehrenamt",
    "topic.eltern": "Eltern",
    "topic.foerderung": "Förderung",
    "topic.jugend": "Jugend",
    "topic.vernetzung": "Vernetzung",
    "home.title": "MSO-Portal NRW",
    "home.teaser": "Migrantenselbstorganisationen, Förderprogramme und Veranstaltungen in "
    "Nordrhein-Westfalen.",
    "home.body.1": "# Willkommen",
    "home.body.2": "Hier finden Sie Vereine, die von Menschen mit Einwanderungsgeschichte "
    "gegründet wurden, Geld für ihre Arbeit und Berichte von ihren Treffen.",
    "home.body.3": "Dies ist eine Demo: Alle Vereine sind erfunden.",
    "section.msos.title": "Organisationen",
    "section.msos.slug": "organisationen",
    "section.programmes.title": "Förderprogramme",
    "section.programmes.slug": "foerderprogramme",
    "section.events.title": "Veranstaltungen",
    "section.events.slug": "veranstaltungen",
    "section.reports.title": "Berichte",
    "section.reports.slug": "berichte",
}
