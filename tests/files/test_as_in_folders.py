"""What is tried with files elsewhere, tried once more with files in an object store.

These tests stand where their subject is; tests/settings.py puts the files into buckets
wherever bin/with-s3 has started a store.
"""

import pytest
from django.conf import settings

from tests.articles import test_pulling as pictures
from tests.articles import test_recordings as films
from tests.articles import test_social_cards as cards
from tests.desk import test_edition_form as editions
from tests.photos import conftest as taken_in
from tests.photos import test_finishing as finishing
from tests.recordings import conftest as moments
from tests.recordings import test_intake as intake

pytestmark = pytest.mark.stores


@pytest.fixture(autouse=True)
def _in_buckets() -> None:
    assert settings.FILES_IN_BUCKETS, "Start this under bin/with-s3."


film, new, now, photo = films.film, taken_in.new, moments.now, pictures.photo

test_a_photo_is_finished = (
    finishing.test_the_request_makes_one_file_and_the_background_all_others
)
test_a_photo_that_moves_is_finished = finishing.test_an_address_changed_meanwhile_wins
test_a_lost_original_is_known = finishing.test_a_lost_original_is_set_aside_at_once
test_half_files_are_found = (
    finishing.test_half_written_public_files_are_made_again_when_asked
)
test_a_pulled_picture_is_gone = (
    pictures.test_a_pulled_picture_is_gone_everywhere_and_comes_back_at_new_addresses
)

test_recordings_are_taken_in = (
    intake.test_readers_get_the_sound_and_picture_and_nothing_that_tells
)
test_a_lost_recording_is_made_again = (
    intake.test_the_background_ends_what_is_over_and_makes_what_is_missing
)
test_a_film_is_given_in_parts = films.test_a_file_is_given_in_parts
test_a_killed_film_moves = films.test_a_killed_storys_recording_gets_another_address
test_a_pulled_film_is_gone = (
    films.test_a_pulled_recording_is_gone_everywhere_and_comes_back
)

test_an_old_card_goes = cards.test_a_new_headline_gets_a_new_card_and_the_old_one_goes
test_a_killed_story_leaves_no_card = cards.test_a_killed_story_leaves_no_card
test_a_card_without_its_photo_is_not_found = (
    cards.test_a_card_whose_photo_is_lost_is_not_found
)

test_a_font_is_served = (
    editions.test_a_font_is_served_under_its_key_and_gone_when_replaced
)
test_a_font_goes_with_its_edition = editions.test_the_file_of_a_font_goes_with_it
