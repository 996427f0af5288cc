"""Pages, reads, creates and updates with fhirclient. Arguments: base URL, Authorization."""

import sys

from fhirclient import client
from fhirclient.models.patient import Patient

url, authorization = sys.argv[1:3]
smart = client.FHIRClient(settings={"app_id": "gateway-test", "api_base": url})
smart.server.session.headers["Authorization"] = authorization
smart.prepare()

# The models refuse unknown and ill-typed elements, so each page is checked by reading it.
patients = list(Patient.where({"_count": "9"}).perform_resources_iter(smart.server))
bundle = Patient.where({"_summary": "count"}).perform(smart.server)
assert len(patients) == bundle.total > 9, (len(patients), bundle.total)
assert len({patient.id for patient in patients}) == bundle.total, "a patient came twice"

first = Patient.read(patients[0].id, smart.server)
assert first.as_json() == patients[0].as_json(), "a page and a read differ"

# Create, then update what was stored.
fields = first.as_json()
for name in ("id", "meta", "photo", "extension"):
    fields.pop(name, None)
system = "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/openimis-identifiers"
fields["identifier"] = [{"type": {"coding": [{"system": system, "code": "Code"}]}, "value": "909090902"}]
fields["name"] = [{"use": "official", "family": "Fhirclient", "given": ["Ben"]}]
fields["extension"] = [
    extension.as_json() for extension in first.extension or [] if extension.url.endswith("patient-group-reference")
]
created = Patient(fields).create(smart.server)
patient = Patient.read(created["id"], smart.server)
assert patient.name[0].family == "Fhirclient"

patient.name[0].given = ["Benedict"]
patient.update(smart.server)
assert Patient.read(created["id"], smart.server).name[0].given == ["Benedict"]

print(f"fhirclient: {len(patients)} patients paged, one created and updated")
