"""Classification markings as they are written, as data.

Council Decision 2013/488/EU with the equivalences of its Appendix B (all 27 States), Euratom, NATO, and
some partners. The national forms are to be confirmed by the security officer; a missing form is added here.

Three ways to be careful, because many of these are ordinary words:
``ANYWHERE`` is found in any spelling of upper and lower case; ``CAPITALS`` only in capitals;
``BANNERS`` only in capitals on a line of their own.
"""

ANYWHERE: dict[str, tuple[str, ...]] = {
    "TRES SECRET UE/EU TOP SECRET": (
        "très secret UE EU top secret", "très secret UE", "TS UE EU TS",
    ),
    "SECRET UE/EU SECRET": ("secret UE EU secret", "S UE EU S"),
    "CONFIDENTIEL UE/EU CONFIDENTIAL": (
        "confidentiel UE EU confidential", "confidentiel UE", "C UE EU C",
    ),
    "RESTREINT UE/EU RESTRICTED": ("restreint UE EU restricted", "restreint UE", "restreint EU", "R UE EU R"),
    "EURA": ("EURA top secret", "EURA secret", "EURA confidential", "EURA restricted"),
    "COSMIC TOP SECRET": ("cosmic top secret", "cosmic très secret"),
    "NATO/EAPC": ("NATO EAPC restricted", "NATO EAPC confidential", "NATO PFP restricted", "NATO PFP confidential"),
    "VS-NfD": ("VS NfD", "VS nur für den Dienstgebrauch", "nur für den Dienstgebrauch"),
    "VS-VERTRAULICH": ("VS vertraulich",),
    "STG. GEHEIM": ("stg zeer geheim", "stg geheim", "stg confidentieel"),
    "DEP. VERTROUWELIJK": ("dep vertrouwelijk",),
    "RESTREINT LUX": ("restreint lux", "confidentiel lux", "secret lux", "très secret lux"),
    "CONFIDENTIEL DÉFENSE": ("confidentiel défense",),
}  # fmt: skip

# Words that prose also puts side by side ("the EU restricted imports", "a secret. UE ...").
IN_PROSE_TOO: tuple[tuple[str, str], ...] = (
    ("TRES SECRET UE/EU TOP SECRET", "EU top secret"),
    ("SECRET UE/EU SECRET", "EU secret"),
    ("SECRET UE/EU SECRET", "secret UE"),
    ("CONFIDENTIEL UE/EU CONFIDENTIAL", "EU confidential"),
    ("RESTREINT UE/EU RESTRICTED", "EU restricted"),
    ("NATO TOP SECRET", "NATO top secret"),
    ("NATO SECRET", "NATO secret"),
    ("NATO CONFIDENTIAL", "NATO confidential"),
    ("NATO RESTRICTED", "NATO restricted"),
)

CAPITALS: dict[str, tuple[str, ...]] = {
    "RESTREINT UE/EU RESTRICTED": ("R-UE",),
    "CONFIDENTIEL UE/EU CONFIDENTIAL": ("C-UE",),
    "SECRET UE/EU SECRET": ("S-UE",),
    "TRES SECRET UE/EU TOP SECRET": ("TS-UE", "EU-TS"),
    "ATOMAL": ("ATOMAL",),
    "TRÈS SECRET DÉFENSE": ("TRÈS SECRET DÉFENSE", "SECRET DÉFENSE"),
    "DIFFUSION RESTREINTE": ("DIFFUSION RESTREINTE", "BEPERKTE VERSPREIDING"),
    "UK SECRET": ("UK TOP SECRET", "UK SECRET", "UK CONFIDENTIAL", "UK RESTRICTED"),
    "OFFICIAL-SENSITIVE": ("OFFICIAL SENSITIVE",),
    "OTAN": (
        "OTAN DIFFUSION RESTREINTE", "OTAN CONFIDENTIEL", "OTAN SECRET", "NATO DIFFUSION RESTREINTE",
    ),
    "NATO MISSION": ("NATO ISAF SECRET", "NATO KFOR SECRET", "NATO KFOR CONFIDENTIAL", "NATO KFOR RESTRICTED"),
    "TIL TJENESTEBRUG": ("TIL TJENESTEBRUG", "YDERST HEMMELIGT"),
    "DIFUSIÓN LIMITADA": ("DIFUSIÓN LIMITADA",),
    "STRENG GEHEIM": ("STRENG GEHEIM", "ZEER GEHEIM"),
    "ŚCIŚLE TAJNE": ("ŚCIŚLE TAJNE", "PŘÍSNĚ TAJNÉ", "PRÍSNE TAJNÉ", "STROGO TAJNO", "VRLO TAJNO"),
    "STRICT SECRET": (
        "STRICT SECRET DE IMPORTANȚĂ DEOSEBITĂ", "STRICT SECRET", "SECRET DE SERVICIU",
    ),
    "SZIGORÚAN TITKOS": ("SZIGORÚAN TITKOS", "KORLÁTOZOTT TERJESZTÉSŰ"),
    "ERITTÄIN SALAINEN": ("ERITTÄIN SALAINEN", "KÄYTTÖ RAJOITETTU", "YTTERST HEMLIG", "BEGRÄNSAD TILLGÅNG"),
    "KVALIFICERAT HEMLIG": (
        "KVALIFICERAT HEMLIG", "HEMLIG TOP SECRET", "HEMLIG SECRET", "HEMLIG CONFIDENTIAL", "HEMLIG RESTRICTED",
    ),
    "DIENESTA VAJADZĪBĀM": ("DIENESTA VAJADZĪBĀM", "SEVIŠĶI SLEPENI"),
    "RIBOTO NAUDOJIMO": ("RIBOTO NAUDOJIMO", "VISIŠKAI SLAPTAI"),
    "TÄIESTI SALAJANE": ("TÄIESTI SALAJANE",),
    "MUITO SECRETO": ("MUITO SECRETO",),
    "ΑΚΡΩΣ ΑΠΟΡΡΗΤΟ": ("ΑΚΡΩΣ ΑΠΟΡΡΗΤΟ", "ΠΕΡΙΟΡΙΣΜΕΝΗΣ ΧΡΗΣΗΣ"),
    "СТРОГО СЕКРЕТНО": ("СТРОГО СЕКРЕТНО", "ЗА СЛУЖЕБНО ПОЛЗВАНЕ"),
    "STRENGT HEMMELIG": ("STRENGT HEMMELIG",),
}  # fmt: skip

BANNERS: tuple[str, ...] = (
    "TOP SECRET", "SECRET", "CONFIDENTIAL", "RESTRICTED",
    "TRÈS SECRET", "CONFIDENTIEL", "ZEER GEHEIM", "GEHEIM", "VERTROUWELIJK", "VERTRAULICH",
    "EINGESCHRÄNKT", "HEMMELIGT", "FORTROLIGT", "HEMMELIG", "KONFIDENSIELT", "BEGRENSET",
    "HEMLIG", "KONFIDENTIELL", "BEGRÄNSAT HEMLIG", "SALAINEN", "LUOTTAMUKSELLINEN",
    "SEGRETISSIMO", "SEGRETO", "RISERVATISSIMO", "RISERVATO", "SECRETO", "RESERVADO",
    "CONFIDENCIAL", "TAJNE", "POUFNE", "ZASTRZEŻONE", "TAJNÉ", "DŮVĚRNÉ", "VYHRAZENÉ",
    "DÔVERNÉ", "VYHRADENÉ", "TAJNO", "POVJERLJIVO", "OGRANIČENO", "ZAUPNO", "INTERNO",
    "TITKOS", "BIZALMAS", "SECRET DE STAT", "SALAJANE", "KONFIDENTSIAALNE", "PIIRATUD",
    "SLEPENI", "KONFIDENCIĀLI", "SLAPTAI", "KONFIDENCIALIAI", "SIGRIET", "KUNFIDENZJALI",
    "RISTRETT", "L-OGĦLA SEGRETEZZA", "ΑΠΟΡΡΗΤΟ", "ΕΜΠΙΣΤΕΥΤΙΚΟ", "СЕКРЕТНО", "ПОВЕРИТЕЛНО",
)  # fmt: skip
