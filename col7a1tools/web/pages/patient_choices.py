"""What was chosen of a patient's files: whose report, and who is who in the family."""

from dataclasses import replace
from enum import Enum
from typing import TypeVar

from col7a1tools.family.roles import Relative, Role, ped_text, pedigree_of
from col7a1tools.model.pedigree import Affection, Member, Sex
from col7a1tools.model.positions import Assembly
from col7a1tools.web.jobs.patient_work import ReportRequest
from col7a1tools.web.patient import Patient
from col7a1tools.web.uploads.form import BroughtForm

_Word = TypeVar("_Word", bound=Enum)


def chosen_request(patient: Patient, form: BroughtForm, language: str) -> ReportRequest:
    """The request with what was chosen; roles are written as a pedigree.

    Args:
        patient: whose files were looked at.
        form: sample, assembly, and for the person number ``n`` of all ``role_n``, ``sex_n`` and
            ``affected_n``.
        language: of the pages.

    Raises:
        InputError: the roles cannot be.
    """
    people = patient.names_of_people
    sample = form.text("sample")
    sample = sample if sample in people else ""
    assembly = form.text("assembly")
    request = replace(
        patient.request,
        sample=sample,
        assembly=assembly if assembly in {one.value for one in Assembly} else "",
        language=language,
        donor=_one(form, "donor", people, sample),
        partner=_one(form, "partner", people, sample),
    )
    if patient.brought_pedigree or not sample:
        return request
    relatives = [
        Relative(
            name,
            Role(form.text(f"role_{number}")),
            _word(Sex, form.text(f"sex_{number}"), Sex.UNKNOWN),
            _word(Affection, form.text(f"affected_{number}"), Affection.UNKNOWN),
        )
        for number, name in enumerate(people)
        if name != sample and form.text(f"role_{number}") in {one.value for one in Role}
    ]
    if not relatives:
        return replace(request, pedigree="")
    person = people.index(sample)
    member = Member(
        sample,
        sex=_word(Sex, form.text(f"sex_{person}"), Sex.UNKNOWN),
        affection=_word(Affection, form.text(f"affected_{person}"), Affection.UNKNOWN),
    )
    path = patient.folder / "family.ped"
    path.write_text(ped_text(pedigree_of(member, relatives)), encoding="utf-8")
    return replace(request, pedigree=str(path))


def _one(form: BroughtForm, role: str, people: tuple[str, ...], sample: str) -> str:
    """The one person with a role that is no kinship, such as donor."""
    named = [
        name
        for number, name in enumerate(people)
        if role in form.texts.get(f"also_{number}", ()) and name != sample
    ]
    return named[0] if named else ""


def _word(kind: type[_Word], text: str, otherwise: _Word) -> _Word:
    try:
        return kind(text)
    except ValueError:
        return otherwise
