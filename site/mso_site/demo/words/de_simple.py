"""German in easy language (Leichte Sprache): short sentences, long words with hyphens."""

WORDS = {
    "report.title": "Vereine von Migranten arbeiten mehr zusammen",
    "report.slug": "vereine-von-migranten-arbeiten-mehr-zusammen",
    "report.teaser": "Am 11. Juli 2018 war ein Treffen. Es war das erste Treffen dieser Art. "
    "Vereine von Migranten haben sich kennengelernt. Die Bezirks-Regierung Arnsberg hat "
    "eingeladen. Ein Amt dort gibt den Vereinen Geld. Das Amt heißt: Kompetenz-Zentrum für "
    "Integration.",
    "report.body.1": "3 Partner haben geholfen. Ein Partner war das Ministerium. Ein Partner "
    "war das Eltern-Netzwerk Nordrhein-Westfalen. Ein Partner war die Fach-Beratung vom "
    "Paritätischen.",
    "report.body.2": "28 Vereine sind gekommen. Sie kamen aus 10 Städten. Einige Vereine gibt "
    "es schon lange. Sie helfen neuen Vereinen. Zum Beispiel: Wie gründen wir einen Verein? Wie "
    "bekommen wir Geld?",
    "report.body.3": "Professor Aladin El-Mafaalani hat gesprochen. Er war der Chef von der "
    "Abteilung für Integration im Ministerium. Er hat gesagt: Die Vereine sind wichtig für die "
    "Integration.",
    "report.body.4": "# Das haben die Vereine gemacht",
    "report.body.5": "Die Vereine haben in Gruppen geredet. Sie haben über das Geld geredet. "
    "Sie haben über ihre Arbeit geredet. Sie haben gesagt: Das wünschen wir uns. Alle wollen "
    "sich wiedersehen.",
    "report.person.role": "Chef von der Abteilung für Integration",
    "report.person.statement": "Die Vereine sind wichtig. So gelingt Integration in Deutschland.",
    "report.figure.organisations": "Die Menschen kommen aus vielen Kulturen",
    "report.figure.cities": "Wir wissen nicht: Welche Städte waren das?",
    "report.figure.mentors": "Vereine mit viel Erfahrung",
    "report.figure.mentees": "Neue Vereine und Gruppen",
    "report.claim": "In Deutschland gründen Migranten sehr oft Vereine. In anderen Ländern ist "
    "das seltener.",
    "report.outcome.1": "Die Vereine haben sich kennengelernt.",
    "report.outcome.2": "Einige Vereine wollen sich besuchen.",
    "report.outcome.3": "Alle wollen solche Treffen immer wieder machen.",
    "report.follow.1": "Neue Treffen machen.",
    "report.follow.1.resolved": "Treffen am 4. Dezember 2024 in Bochum",
    "report.follow.2": "Auf Lob und Kritik von den Vereinen achten.",
    "report.follow.2.resolved": "Neue Regeln vom 7. November 2018. Vielleicht war das der "
    "Grund. Wir wissen es nicht.",
    "report.conflict.place.note": "In einem Text steht: Die Bezirks-Regierung hat eingeladen. Sie "
    "ist in Arnsberg. In einem anderen Text steht: Das Treffen war in Dortmund. Wir schreiben: "
    "Dortmund.",
    "report.conflict.weekday.wednesday": "Mittwoch",
    "report.conflict.weekday.friday": "Freitag",
    "report.conflict.weekday.note": "Der 11. Juli 2018 war ein Mittwoch. In einem Text steht "
    "Freitag. Das ist falsch.",
    "report.image": "Zeichnung: ein runder Tisch mit 12 Plätzen",
    "event.title": "Das erste Treffen von Vereinen in Nordrhein-Westfalen",
    "event.slug": "das-erste-treffen-von-vereinen",
    "event.teaser": "Vereine von Migranten lernen sich kennen. Sie reden über Geld für ihre "
    "Arbeit.",
    "event.body.1": "Die Bezirks-Regierung Arnsberg lädt ein. Ihre Partner sind: das "
    "Ministerium, das Eltern-Netzwerk Nordrhein-Westfalen und die Fach-Beratung vom "
    "Paritätischen.",
    "event.invited": "Vereine von Migranten. Sie helfen anderen Vereinen.",
    "event.item.title": "Arbeits-Gruppen",
    "event.item.topic.1": "Das haben wir mit dem Geld erlebt",
    "event.item.topic.2": "So arbeiten wir im Verein",
    "event.item.topic.3": "Das wünschen wir uns für die Zukunft",
    "event.image": "Zeichnung: ein Pult und 3 Reihen mit Plätzen",
    "programme.title": "Geld für Partner-Projekte",
    "programme.slug": "geld-fuer-partner-projekte",
    "programme.teaser": "Ein Verein mit Erfahrung hilft neuen Vereinen. Dafür gibt das Land "
    "Geld. Früher war der Name: Unterstützungs-Förderung.",
    "programme.body.1": "Ein Verein arbeitet schon lange. Er weiß viel. Er hilft neuen "
    "Vereinen. Das Land bezahlt einen Teil davon.",
    "programme.body.2": "Wie viel Geld gibt es? Bis wann? Das steht bei den Aufrufen.",
    "programme.purpose.1": "Einen Verein aufbauen",
    "programme.purpose.2": "Mitglieder schulen",
    "programme.purpose.3": "Zum ersten Mal Geld beantragen",
    "programme.condition.1": "Ein Verein mit Erfahrung hilft mindestens 3 neuen Vereinen.",
    "programme.condition.2": "Die Vereine bezahlen mindestens 20 Prozent selbst. Ein Teil davon "
    "kann Arbeit ohne Lohn sein. Dieser Teil ist höchstens 15 Prozent.",
    "programme.condition.3": "Das Amt entscheidet: Wer bekommt Geld? Niemand hat ein Recht darauf.",
    "programme.exclusion.1": "Es geht um das Leben in Deutschland. Für andere Projekte gibt es "
    "kein Geld.",
    "programme.document.1": "Die Regeln vom Verein und ein Blatt vom Vereins-Register",
    "programme.document.2": "Ein Plan: Was kostet das? Wer bezahlt?",
    "programme.document.3": "Briefe von den Partnern: Wir machen mit.",
    "programme.image": "Zeichnung: eine Brücke über einen Fluss",
    "mso.description": "Hier treffen sich junge Menschen. Das ist in Dortmund. Wir sprechen "
    "Arabisch. Wir sprechen Französisch. Wir helfen in der Schule. Wir machen Musik.",
    "mso.offer.1.title": "Treffen für junge Menschen",
    "mso.offer.1.description": "Spielen, kochen, reden. Für alle ab 14 Jahren.",
    "mso.offer.1.schedule": "Auch in den Ferien.",
    "mso.offer.2.title": "Hilfe bei der Suche nach Ausbildung",
    "mso.offer.2.description": "Ältere helfen Jüngeren. Zusammen suchen sie eine Ausbildung.",
    "mso.offer.2.schedule": "In den Ferien ist frei.",
    "mso.person.role": "Leitung für die Jugend",
    "mso.image": "Zeichen vom Verein: schräge Streifen in Hell-Blau und Rot",
    "partner.name": "Ministerium für Kinder, Jugend, Familie, Gleichstellung, Flucht und "
    "Integration",
    "partner.competence": "Das Ministerium macht die Regeln: Welcher Verein bekommt Geld?",
    "partner.former.1": "Ministerium für Arbeit, Integration und Soziales",
    "partner.former.2": "Ministerium für Kinder, Familie, Flüchtlinge und Integration",
    "partner.image": "Zeichen: weiße Punkte in 4 Reihen",
    "statistic.title": "Vereine von Migranten in Deutschland",
    "statistic.note": "Die Zahl stimmt ungefähr. Wir wissen nicht: Wer hat gezählt?",
    "topic.bildung": "Lernen",
    "topic.ehrenamt": "Helfen ohne Lohn",
    "topic.eltern": "Eltern",
    "topic.foerderung": "Geld für Vereine",
    "topic.jugend": "Junge Menschen",
    "topic.vernetzung": "Zusammen-Arbeit",
    "home.title": "Vereine von Migranten in Nordrhein-Westfalen",
    "home.teaser": "Vereine, Geld für Vereine und Treffen in Nordrhein-Westfalen.",
    "home.body.1": "# Willkommen",
    "home.body.2": "Hier finden Sie Vereine. Menschen aus vielen Ländern haben sie gegründet. "
    "Hier finden Sie auch: Wer gibt Geld? Was war bei den Treffen?",
    "home.body.3": "Dies ist ein Beispiel. Die Vereine gibt es nicht wirklich.",
    "section.msos.title": "Vereine",
    "section.msos.slug": "vereine",
    "section.programmes.title": "Geld für Vereine",
    "section.programmes.slug": "geld",
    "section.events.title": "Treffen",
    "section.events.slug": "treffen",
    "section.reports.title": "Berichte",
    "section.reports.slug": "berichte",
}
