"""Municipalities of North Rhine-Westphalia with their keys and coordinates.

Keys: spatial vocabulary of the NRW bibliography (hbz, lobid-vocabs). Coordinates:
GeoNames (https://www.geonames.org/), licence CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/); `ATTRIBUTION` also stands on the imprint.
"""

from decimal import Decimal

from mso_pages.models import Municipality

ATTRIBUTION = (
    "Koordinaten der Städte und Gemeinden: GeoNames (https://www.geonames.org/), "
    "Lizenz CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)."
)

MUNICIPALITIES = (
    ("05111000", "Düsseldorf", "51.22319", "6.77927"),
    ("05112000", "Duisburg", "51.43247", "6.76516"),
    ("05113000", "Essen", "51.45657", "7.01228"),
    ("05114000", "Krefeld", "51.33645", "6.55381"),
    ("05116000", "Mönchengladbach", "51.18539", "6.44172"),
    ("05119000", "Oberhausen", "51.47805", "6.86250"),
    ("05124000", "Wuppertal", "51.25627", "7.14816"),
    ("05162024", "Neuss", "51.19807", "6.68504"),
    ("05170024", "Moers", "51.45342", "6.63260"),
    ("05314000", "Bonn", "50.73438", "7.09549"),
    ("05315000", "Köln", "50.93333", "6.95000"),
    ("05316000", "Leverkusen", "51.03030", "6.98432"),
    ("05334002", "Aachen", "50.77664", "6.08342"),
    ("05358008", "Düren", "50.80434", "6.49299"),
    ("05378004", "Bergisch Gladbach", "50.98560", "7.13298"),
    ("05512000", "Bottrop", "51.52392", "6.92850"),
    ("05513000", "Gelsenkirchen", "51.50508", "7.09654"),
    ("05515000", "Münster", "51.96236", "7.62571"),
    ("05554008", "Bocholt", "51.83879", "6.61531"),
    ("05562032", "Recklinghausen", "51.61379", "7.19738"),
    ("05566076", "Rheine", "52.28509", "7.44055"),
    ("05711000", "Bielefeld", "52.03333", "8.53333"),
    ("05754008", "Gütersloh", "51.90693", "8.37853"),
    ("05766020", "Detmold", "51.93855", "8.87318"),
    ("05774032", "Paderborn", "51.71905", "8.75439"),
    ("05911000", "Bochum", "51.48165", "7.21648"),
    ("05913000", "Dortmund", "51.51494", "7.46600"),
    ("05914000", "Hagen", "51.36081", "7.47168"),
    ("05915000", "Hamm", "51.68033", "7.82089"),
    ("05916000", "Herne", "51.53880", "7.22572"),
    ("05958004", "Arnsberg", "51.38333", "8.08333"),
    ("05962024", "Iserlohn", "51.37547", "7.70281"),
    ("05962032", "Lüdenscheid", "51.21977", "7.62730"),
    ("05970040", "Siegen", "50.87481", "8.02431"),
    ("05974040", "Soest", "51.57558", "8.10619"),
    ("05978024", "Lünen", "51.61634", "7.52872"),
)
AGS = {name: ags for ags, name, _latitude, _longitude in MUNICIPALITIES}


def create_municipalities() -> None:
    """Create all rows."""
    for ags, name, latitude, longitude in MUNICIPALITIES:
        Municipality.objects.create(
            ags=ags, name=name, latitude=Decimal(latitude), longitude=Decimal(longitude)
        )
