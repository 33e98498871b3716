"""The 28 fictional organisations (MSO): 12 mentors and their 16 mentees in ten towns.

Nobody and nothing in them is real: names, streets, mailboxes at example.org, register
numbers `VR DEMO-…`, phone numbers from the range that the Bundesnetzagentur keeps free for
films (0221 4710).
"""

from . import arnsberg_siegen, dortmund_bochum, hagen_hamm_herne, rhineland_muenster

ORGANISATIONS = (
    *dortmund_bochum.ORGANISATIONS,
    *hagen_hamm_herne.ORGANISATIONS,
    *arnsberg_siegen.ORGANISATIONS,
    *rhineland_muenster.ORGANISATIONS,
)
BY_NUMBER = {record.number: record for record in ORGANISATIONS}
MENTORS = tuple(record for record in ORGANISATIONS if not record.mentor)
MENTEES = tuple(record for record in ORGANISATIONS if record.mentor)
