"""Pages, reads, creates, updates and patches with fhirpy, as its users do. Arguments: base URL, Authorization."""

import sys

from fhirpy import SyncFHIRClient

url, authorization = sys.argv[1:3]
client = SyncFHIRClient(url, authorization=authorization)

# Page through all patients.
patients = client.resources("Patient").limit(7).fetch_all()
total = client.resources("Patient").count()
assert len(patients) == total > 7, (len(patients), total)
assert len({patient.id for patient in patients}) == total, "a patient came twice"

# Read one, and find the same by its number.
first = client.reference("Patient", patients[0].id).to_resource()
assert first.serialize() == patients[0].serialize(), "a page and a read differ"

# Create a copy of a patient under a number of its own.
number = "9090909" + "01"
system = "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/openimis-identifiers"


def with_number(resource, value):
    return [{"type": {"coding": [{"system": system, "code": "Code"}]}, "value": value}]


fields = first.serialize()
for name in ("id", "meta", "photo", "identifier", "extension"):
    fields.pop(name, None)
patient = client.resource("Patient", **fields)
patient["identifier"] = with_number(patient, number)
patient["name"] = [{"use": "official", "family": "Fhirpy", "given": ["Ada"]}]
# A member of the family that the first patient belongs to.
patient["extension"] = [
    extension for extension in first.get("extension", []) if extension["url"].endswith("patient-group-reference")
]
patient.save()
assert patient.id, "the created patient has no id"
assert client.resources("Patient").count() == total + 1

# Found by its number.
found = client.resources("Patient").search(identifier=number).fetch_all()
assert [one.id for one in found] == [patient.id], found

# Update.
patient = client.reference("Patient", patient.id).to_resource()
patient["birthDate"] = "1999-12-31"
patient.save()
assert client.reference("Patient", patient.id).to_resource()["birthDate"] == "1999-12-31"

# Patch: some fields only, and by reference.
patient.patch(birthDate="1998-01-02")
again = client.reference("Patient", patient.id).to_resource()
assert again["birthDate"] == "1998-01-02"
assert again["name"][0]["family"] == "Fhirpy", "the patch lost something"
client.patch("Patient", patient.id, gender="other")
assert client.reference("Patient", patient.id).to_resource()["gender"] == "other"

print(f"fhirpy: {total} patients paged, one created, updated and patched")
