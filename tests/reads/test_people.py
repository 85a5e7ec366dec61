import pytest

from col7a1tools.errors import InputError, UsageError
from col7a1tools.reads.people import Named, People, choose_people


def chosen(named: Named, in_variants: list[str], in_reads: list[str]) -> People:
    return choose_people(named, in_variants, in_reads, "a.vcf", "a.bam")[0]


def test_one_sample_in_each_file_is_that_person_with_a_note_where_names_differ() -> None:
    people, notices = choose_people(Named(), ["anna"], ["lane1"], "a.vcf", "a.bam")
    assert people == People("anna", "lane1", None)
    assert [notice.code for notice in notices] == ["reads.other_name"]


def test_the_shared_name_is_taken_from_a_file_of_a_family() -> None:
    assert chosen(Named(), ["anna", "mother"], ["anna"]) == People("anna", "anna", None)


def test_a_name_chooses_in_both_files() -> None:
    people = chosen(Named(sample="mother"), ["anna", "mother"], ["anna", "mother"])
    assert people == People("mother", "mother", None)


def test_a_list_of_sites_has_nobodys_genotypes() -> None:
    assert chosen(Named(), [], ["anna"]) == People(None, "anna", None)


def test_a_follow_up_sample_may_have_a_name_of_its_own() -> None:
    named = Named(patient="anna", donor="mother")
    assert chosen(named, ["anna", "mother"], ["after"]) == People("anna", "after", "mother")


@pytest.mark.parametrize(
    ("named", "in_variants", "in_reads", "code"),
    [
        (Named(), ["anna", "mother"], ["other"], "reads.which_sample"),
        (Named(sample="anna"), ["anna"], ["b", "c"], "reads.which_sample"),
        (Named(sample="eva"), ["anna"], ["anna"], "reads.sample_missing"),
        (Named(patient="anna", donor="eva"), ["anna"], ["anna"], "reads.sample_missing"),
        (Named(), ["anna"], [], "reads.no_sample"),
    ],
)
def test_what_is_not_clear_is_refused(
    named: Named, in_variants: list[str], in_reads: list[str], code: str
) -> None:
    with pytest.raises(InputError) as raised:
        chosen(named, in_variants, in_reads)
    assert raised.value.code == code


def test_a_donor_without_a_patient_makes_no_sense() -> None:
    with pytest.raises(UsageError):
        chosen(Named(donor="mother"), ["anna", "mother"], ["anna"])
