"""Cuts Noto fonts to what pictures need: `python3 make.py SOURCES FONTS` (fonttools 4.68). README.md says where SOURCES come from."""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

SCRIPTS = ["NotoSans", "NotoSansArabic", "NotoSansBengali", "NotoSansDevanagari", "NotoSansHebrew", "NotoSansTamil", "NotoSansThai"]


def characters(codec, least):
    """What a two-byte encoding of a country can write, from a code point on."""
    pairs = (bytes([lead, trail]) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    decoded = (pair.decode(codec, errors="ignore") for pair in pairs)
    return {ord(c) for c in decoded if len(c) == 1 and ord(c) >= least}


def save(font, unicodes, path):
    options = subset.Options(hinting=False, layout_features=["*"], notdef_outline=True)
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG"]
    if "CFF " in font:
        # Forms by language stay; vertical setting and the many alternatives go.
        options.layout_features = ["ccmp", "locl", "mark", "mkmk", "kern"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(font)
    font.save(path)
    print(path.name, len(unicodes), path.stat().st_size)


def main(sources, fonts):
    for name in SCRIPTS:
        font = TTFont(sources / f"{name}-Regular.ttf")
        save(font, set(font.getBestCmap()), fonts / f"{name}.ttf")
    emoji = TTFont(sources / "NotoEmoji_400Regular.ttf")
    # Digits are letters first.
    save(emoji, {c for c in emoji.getBestCmap() if c > 0x7F}, fonts / "NotoEmoji.ttf")
    collection = TTCollection(sources / "NotoSansCJK-Regular.ttc")
    cjk = next(f for f in collection.fonts if f["name"].getDebugName(1) == "Noto Sans CJK SC")
    han = set().union(*(characters(codec, 0x2E80) for codec in ("gb2312", "big5", "shift_jis")))
    hangul = set(range(0x1100, 0x1200)) | set(range(0x3130, 0x3190)) | set(range(0xAC00, 0xD7A4))
    marks = {0xB7, *range(0x2010, 0x2028), 0x2030, 0x203B, *range(0x2E3A, 0x2E3C), *range(0x3000, 0x3130), *range(0xFE30, 0xFE50), *range(0xFF00, 0xFFF0)}
    save(cjk, (han | hangul | marks) & set(cjk.getBestCmap()), fonts / "NotoSansCJKsc.otf")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
