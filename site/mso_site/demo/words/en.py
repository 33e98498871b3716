"""English."""

WORDS = {
    "report.title": "Migrant self-organisations intensify their cooperation",
    "report.slug": "migrant-self-organisations-intensify-their-cooperation",
    "report.teaser": "On 11 July 2018 migrant self-organisations (MSOs) met for the first time "
    "at the invitation of the district government Bezirksregierung Arnsberg in order to form a "
    "network. Its centre for integration (Kompetenzzentrum für Integration, KfI) is in charge "
    "of their funding in the whole of North Rhine-Westphalia.",
    "report.body.1": "Three partners helped to hold the meeting: the Ministry for Children, "
    "Family, Refugees and Integration (MKFFI), the parents' network Elternnetzwerk NRW, and the "
    "advisory service Fachberatung MigrantInnenselbsthilfe of Der Paritätische.",
    "report.body.2": "28 MSOs from ten cities came. All of them took part in the support "
    "grants (Unterstützungsförderung): in these, associations with long experience stand by "
    "young groups that build up an organisation, train their members or ask for money for the "
    "first time.",
    "report.body.3": "Prof. Aladin El-Mafaalani was head of the integration department of the "
    "MKFFI at the time. In his contribution he made clear how important MSOs are for integration "
    "to succeed.",
    "report.body.4": "# From the workshops",
    "report.body.5": "In the workshops the associations talked about their experience with "
    "funding and about their daily work. They told the KfI and the ministry what they hope for "
    "from future programmes. One wish was shared by all: to meet regularly.",
    "report.person.role": "Head of the integration department",
    "report.person.statement": "MSOs are important for integration in Germany to succeed.",
    "report.figure.organisations": "From different cultures of origin",
    "report.figure.cities": "The source does not say which cities they were.",
    "report.figure.mentors": "Funded MSOs, according to the brochure",
    "report.figure.mentees": "Supported initiatives, according to the brochure",
    "report.claim": "Nowhere else do immigrants come together in associations of their own as "
    "often as in Germany.",
    "report.outcome.1": "New contacts were made between the associations.",
    "report.outcome.2": "The first associations promised to visit each other's events.",
    "report.outcome.3": "Everybody agreed that such meetings should take place regularly.",
    "report.follow.1": "Hold further network meetings.",
    "report.follow.1.resolved": "Network meeting in Bochum on 4 December 2024",
    "report.follow.2": "Take praise and criticism from the associations into account when the "
    "funding is developed further.",
    "report.follow.2.resolved": "Decree of 7 November 2018 (possible connection, no evidence)",
    "report.conflict.place.note": "The press note only names the host, whose seat is in Arnsberg. "
    "The brochure names Dortmund as the place of the meeting; it is the value used here, since a "
    "host may invite people to another place.",
    "report.conflict.weekday.wednesday": "Wednesday",
    "report.conflict.weekday.friday": "Friday",
    "report.conflict.weekday.note": "11 July 2018 was a Wednesday. Date and time are taken from "
    "the brochure, its day of the week is not.",
    "report.image": "Drawing: a round table with twelve seats, seen from above",
    "event.title": "First network meeting of MSOs in NRW",
    "event.slug": "first-network-meeting-mso-nrw",
    "event.teaser": "Migrant self-organisations (MSOs) get to know each other, share their "
    "experience with funding and discuss how it should continue.",
    "event.body.1": "The Bezirksregierung Arnsberg holds this meeting together with the "
    "integration ministry, Elternnetzwerk NRW and the advisory service of Der Paritätische.",
    "event.invited": "MSOs in the support grants (Unterstützungsförderung)",
    "event.item.title": "Workshops",
    "event.item.topic.1": "Experience with funding",
    "event.item.topic.2": "Life in an association",
    "event.item.topic.3": "Wishes for future programmes",
    "event.image": "Drawing: a lectern in front of three rows of seats",
    "programme.title": "Partner project grants (Partnerprojektförderung)",
    "programme.slug": "partner-project-grants",
    "programme.teaser": "Experienced MSOs support new and young groups. This programme used to "
    "be called Unterstützungsförderung.",
    "programme.body.1": "An MSO that has worked for a long time passes its knowledge on to new "
    "groups. The state pays part of the costs.",
    "programme.body.2": "Amounts and deadlines are listed with each call.",
    "programme.purpose.1": "Building up structures of their own",
    "programme.purpose.2": "Training members",
    "programme.purpose.3": "Making their first application for funding",
    "programme.condition.1": "An experienced MSO works together with at least 3 inexperienced "
    "MSOs.",
    "programme.condition.2": "The own share is at least 20 per cent; voluntary work counts for "
    "up to 15 per cent of it.",
    "programme.condition.3": "There is no legal claim to funding; the authority decides at its "
    "discretion.",
    "programme.exclusion.1": "Projects that are not about life in Germany.",
    "programme.document.1": "Statutes and extract from the register of associations",
    "programme.document.2": "Budget and financing plan",
    "programme.document.3": "Letters of intent of the partners",
    "programme.image": "Drawing: a bridge with three arches over a river",
    "mso.description": "The forum is a meeting place for young people in the north of Dortmund. "
    "We speak Arabic and French, help with school and training, and make music.",
    "mso.offer.1.title": "Open youth club",
    "mso.offer.1.description": "Table football, cooking, talking. For young people from the age "
    "of 14.",
    "mso.offer.1.schedule": "Also in the school holidays.",
    "mso.offer.2.title": "Training guides",
    "mso.offer.2.description": "Older people help younger ones to find a training place.",
    "mso.offer.2.schedule": "Not in the school holidays.",
    "mso.person.role": "Head of youth work",
    "mso.image": "Emblem of the organisation: slanting stripes in light blue on wine red",
    "partner.name": "Ministry for Children, Youth, Family, Equality, Refugees and Integration",
    "partner.competence": "Responsible for the integration policy of the state; issues the "
    "funding guidelines and calls for applications.",
    "partner.former.1": "Ministry of Labour, Integration and Social Affairs",
    "partner.former.2": "Ministry for Children, Family, Refugees and Integration",
    "partner.image": "Emblem of the organisation: dots in four rows in white on petrol",
    "statistic.title": "MSOs in Germany",
    "statistic.note": "The press note of 19 July 2018 names no source. An older page of the "
    "Federal Commissioner for Integration also assumed about 20,000.",
    "topic.bildung": "Education",
    "topic.ehrenamt": "Volunteering",
    "topic.eltern": "Parents",
    "topic.foerderung": "Funding",
    "topic.jugend": "Youth",
    "topic.vernetzung": "Networking",
    "home.title": "MSO portal NRW",
    "home.teaser": "Migrant self-organisations, funding programmes and events in North "
    "Rhine-Westphalia.",
    "home.body.1": "# Welcome",
    "home.body.2": "Here you find associations founded by people with a history of immigration, "
    "money for their work, and reports on their meetings.",
    "home.body.3": "This is a demo: all associations are invented.",
    "section.msos.title": "Organisations",
    "section.msos.slug": "organisations",
    "section.programmes.title": "Funding programmes",
    "section.programmes.slug": "funding-programmes",
    "section.events.title": "Events",
    "section.events.slug": "events",
    "section.reports.title": "Reports",
    "section.reports.slug": "reports",
}
