"""Simple geometric drawings: emblems of organisations and pictures of pages.

The same number always gives the same drawing, and light shapes stand on a dark ground, so
that they can be told apart by everybody. Drawn twice as large and scaled down for smooth
edges.
"""

import io
import math
from collections.abc import Callable

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]
Draw = ImageDraw.ImageDraw

GROUNDS: tuple[tuple[str, Colour], ...] = (
    ("Dunkelblau", (18, 53, 91)),
    ("Dunkelgrün", (20, 69, 47)),
    ("Weinrot", (107, 26, 43)),
    ("Dunkelviolett", (61, 33, 99)),
    ("Anthrazit", (43, 47, 54)),
    ("Petrol", (11, 79, 85)),
    ("Dunkelbraun", (85, 50, 16)),
)
LIGHTS: tuple[tuple[str, Colour], ...] = (
    ("Gelb", (255, 212, 71)),
    ("Weiß", (255, 255, 255)),
    ("Hellblau", (159, 216, 255)),
    ("Hellgrün", (184, 240, 176)),
    ("Rosa", (255, 194, 209)),
    ("Hellorange", (255, 196, 140)),
)

EMBLEM_SIZE = (480, 480)
SCENE_SIZE = (1200, 675)


def draw_emblem(number: int) -> tuple[bytes, str]:
    """A square emblem as PNG, and what it shows. Different for every number up to 168."""
    shape, paint = EMBLEMS[number % len(EMBLEMS)]
    ground, light = _colours(number)
    content = _draw(EMBLEM_SIZE, ground[1], lambda draw, size: paint(draw, size[0], light[1]))
    return content, f"{shape} in {light[0]} auf {ground[0]}"


def draw_scene(kind: str, number: int) -> bytes:
    """A picture in landscape format as PNG. `kind` is a key of `SCENES`."""
    ground, light = _colours(number)
    accent = LIGHTS[(number + 2) % len(LIGHTS)]

    def paint(draw: Draw, size: tuple[int, int]) -> None:
        SCENES[kind](draw, size, light[1], accent[1])

    return _draw(SCENE_SIZE, ground[1], paint)


def _colours(number: int) -> tuple[tuple[str, Colour], tuple[str, Colour]]:
    return GROUNDS[number % len(GROUNDS)], LIGHTS[number % len(LIGHTS)]


def _draw(
    size: tuple[int, int], ground: Colour, paint: Callable[[Draw, tuple[int, int]], None]
) -> bytes:
    large = (size[0] * 2, size[1] * 2)
    image = Image.new("RGB", large, ground)
    paint(ImageDraw.Draw(image), large)
    target = io.BytesIO()
    # FASTOCTREE is the quick way to few colours, which make a small file.
    small = image.reduce(2).quantize(32, Image.Quantize.FASTOCTREE)
    small.save(target, "PNG")
    return target.getvalue()


def _disc(draw: Draw, x: float, y: float, radius: float, colour: Colour) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


# Emblems: painted on a square with sides of `side` -------------------------------


def _three_circles(draw: Draw, side: int, colour: Colour) -> None:
    for x, y in ((0.5, 0.3), (0.3, 0.66), (0.7, 0.66)):
        _disc(draw, x * side, y * side, side * 0.17, colour)


def _rings(draw: Draw, side: int, colour: Colour) -> None:
    for radius in (0.4, 0.26, 0.12):
        box = [side * (0.5 - radius)] * 2 + [side * (0.5 + radius)] * 2
        draw.ellipse(box, outline=colour, width=side // 18)


def _stripes(draw: Draw, side: int, colour: Colour) -> None:
    for step in range(-4, 6, 2):
        x = step * side / 5
        draw.polygon(
            [(x, side), (x + side / 5, side), (x + side * 1.2, 0), (x + side, 0)], fill=colour
        )


def _triangles(draw: Draw, side: int, colour: Colour) -> None:
    for x in (0.12, 0.38, 0.64):
        left, right = x * side, (x + 0.24) * side
        draw.polygon(
            [(left, side * 0.75), (right, side * 0.75), ((left + right) / 2, side * 0.3)],
            fill=colour,
        )


def _arches(draw: Draw, side: int, colour: Colour) -> None:
    for radius in (0.42, 0.28, 0.14):
        box = [side * (0.5 - radius), side * (0.72 - radius)]
        box += [side * (0.5 + radius), side * (0.72 + radius)]
        draw.arc(box, 180, 360, fill=colour, width=side // 13)


def _star(draw: Draw, side: int, colour: Colour) -> None:
    points = []
    for corner in range(16):
        radius = side * (0.42 if corner % 2 == 0 else 0.22)
        angle = math.pi * corner / 8
        points.append((side / 2 + radius * math.sin(angle), side / 2 - radius * math.cos(angle)))
    draw.polygon(points, fill=colour)


def _waves(draw: Draw, side: int, colour: Colour) -> None:
    for row in (0.3, 0.5, 0.7):
        for x in range(0, side + 8, 8):
            y = side * (row + 0.06 * math.sin(x / side * 4 * math.pi))
            _disc(draw, x, y, side * 0.035, colour)


def _dots(draw: Draw, side: int, colour: Colour) -> None:
    for column in range(4):
        for row in range(4):
            radius = side * (0.085 if (column + row) % 2 == 0 else 0.045)
            _disc(draw, side * (0.2 + column * 0.2), side * (0.2 + row * 0.2), radius, colour)


EMBLEMS: tuple[tuple[str, Callable[[Draw, int, Colour], None]], ...] = (
    ("drei Kreise", _three_circles),
    ("drei Ringe ineinander", _rings),
    ("schräge Streifen", _stripes),
    ("drei Dreiecke", _triangles),
    ("drei Bögen", _arches),
    ("ein Stern mit acht Zacken", _star),
    ("drei Wellen", _waves),
    ("Punkte in vier Reihen", _dots),
)


# Scenes: painted on a surface of `size` in two colours ----------------------------


def _table(draw: Draw, size: tuple[int, int], light: Colour, accent: Colour) -> None:
    """A round table with seats, seen from above."""
    width, height = size
    x, y = width / 2, height / 2
    _disc(draw, x, y, height * 0.24, light)
    for seat in range(12):
        angle = math.pi * seat / 6
        _disc(
            draw,
            x + height * 0.36 * math.sin(angle),
            y + height * 0.36 * math.cos(angle),
            height * 0.06,
            accent,
        )


def _rows(draw: Draw, size: tuple[int, int], light: Colour, accent: Colour) -> None:
    """A lectern in front of rows of seats."""
    width, height = size
    draw.rectangle((width * 0.44, height * 0.12, width * 0.56, height * 0.3), fill=light)
    for row in range(3):
        for seat in range(11 - row % 2):
            x = width * (0.1 + 0.08 * seat + 0.04 * (row % 2))
            _disc(draw, x, height * (0.5 + 0.17 * row), height * 0.055, accent)


def _bridge(draw: Draw, size: tuple[int, int], light: Colour, accent: Colour) -> None:
    """A bridge with three arches over a river."""
    width, height = size
    draw.rectangle((0, height * 0.36, width, height * 0.46), fill=light)
    for pillar in range(4):
        x = width * (0.08 + 0.26 * pillar)
        draw.rectangle((x, height * 0.4, x + width * 0.06, height * 0.78), fill=light)
    for arch in range(3):
        x = width * (0.14 + 0.26 * arch)
        box = (x, height * 0.5, x + width * 0.2, height * 1.06)
        draw.arc(box, 180, 360, fill=light, width=size[0] // 60)
    draw.rectangle((0, height * 0.82, width, height), fill=accent)


def _bubbles(draw: Draw, size: tuple[int, int], light: Colour, accent: Colour) -> None:
    """Two speech bubbles."""
    width, height = size
    for left, top, colour in ((0.14, 0.16, light), (0.46, 0.4, accent)):
        box = (left * width, top * height, (left + 0.4) * width, (top + 0.36) * height)
        draw.rounded_rectangle(box, radius=width // 24, fill=colour)
        tip = ((left + 0.1) * width, (top + 0.48) * height)
        foot = (top + 0.35) * height
        draw.polygon([((left + 0.08) * width, foot), ((left + 0.18) * width, foot), tip], colour)


def _steps(draw: Draw, size: tuple[int, int], light: Colour, accent: Colour) -> None:
    """Stairs that rise to the right, with a disc on the top step."""
    width, height = size
    for step in range(5):
        x = width * (0.12 + 0.15 * step)
        draw.rectangle((x, height * (0.78 - 0.11 * step), x + width * 0.16, height * 0.9), light)
    _disc(draw, width * 0.8, height * 0.22, height * 0.1, accent)


def _sheets(draw: Draw, size: tuple[int, int], light: Colour, accent: Colour) -> None:
    """Two sheets of paper with lines."""
    width, height = size
    for left, colour, ink in ((0.2, light, accent), (0.52, accent, light)):
        x = left * width
        draw.rectangle((x, height * 0.12, x + width * 0.28, height * 0.88), fill=colour)
        dark = tuple(part // 3 for part in ink)
        for line in range(6):
            y = height * (0.24 + 0.1 * line)
            draw.rectangle((x + width * 0.04, y, x + width * 0.24, y + height * 0.025), fill=dark)


def _calendar(draw: Draw, size: tuple[int, int], light: Colour, accent: Colour) -> None:
    """A calendar sheet with one day marked."""
    width, height = size
    draw.rectangle((width * 0.26, height * 0.12, width * 0.74, height * 0.9), fill=light)
    draw.rectangle((width * 0.26, height * 0.12, width * 0.74, height * 0.26), fill=accent)
    for row in range(4):
        for column in range(7):
            x = width * (0.295 + 0.06 * column)
            y = height * (0.33 + 0.135 * row)
            marked = (row, column) == (2, 3)
            day = (107, 26, 43) if marked else (150, 150, 150)
            draw.rectangle((x, y, x + width * 0.045, y + height * 0.09), fill=day)


SCENES: dict[str, Callable[[Draw, tuple[int, int], Colour, Colour], None]] = {
    "table": _table,
    "rows": _rows,
    "bridge": _bridge,
    "bubbles": _bubbles,
    "steps": _steps,
    "sheets": _sheets,
    "calendar": _calendar,
}
SCENE_TEXTS = {
    "table": "Zeichnung: ein runder Tisch mit zwölf Plätzen, von oben gesehen",
    "rows": "Zeichnung: ein Rednerpult vor drei Reihen von Plätzen",
    "bridge": "Zeichnung: eine Brücke mit drei Bögen über einem Fluss",
    "bubbles": "Zeichnung: zwei Sprechblasen",
    "steps": "Zeichnung: eine Treppe, die nach rechts ansteigt, darüber ein Kreis",
    "sheets": "Zeichnung: zwei beschriebene Blätter Papier",
    "calendar": "Zeichnung: ein Kalenderblatt, auf dem ein Tag markiert ist",
}
