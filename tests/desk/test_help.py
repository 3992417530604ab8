"""Every field of the desk explains itself, in a plain sentence."""

import pytest
from django import forms

from tests.desk.test_fences import MAY_ADD
from tests.desk.typing_in import at_the_desk

pytestmark = pytest.mark.either

PAGES = sorted(MAY_ADD["chiara"])


def visible_fields(response):
    context = response.context_data
    for name, field in context["adminform"].form.fields.items():
        yield context["opts"].model_name, name, field
    for formset in context["inline_admin_formsets"]:
        form = formset.formset.empty_form
        for name, field in form.fields.items():
            if name not in ("DELETE", "id"):
                yield formset.opts.model._meta.model_name, name, field


@pytest.mark.parametrize("page", PAGES)
def test_every_field_says_what_it_is_for(chiara, page):
    response = at_the_desk(chiara).get(f"/admin/{page}/add/")
    silent = [
        (model, name)
        for model, name, field in visible_fields(response)
        if not isinstance(field.widget, forms.HiddenInput)
        and not isinstance(field, forms.models.InlineForeignKeyField)
        and not str(field.help_text).strip()
    ]
    assert silent == []
