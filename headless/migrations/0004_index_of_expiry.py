from django.db import migrations


class Migration(migrations.Migration):
    """The API asks after each change what expires next, among all pages.

    Wagtail has no index for it, so this one lies on its table. Where Wagtail makes the table
    anew on SQLite, the index goes and the question takes longer.
    """

    dependencies = [
        ('mso_headless', '0003_api_keys'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.RunSQL(
            'CREATE INDEX mso_headless_page_expiry ON wagtailcore_page (expire_at) '
            'WHERE expire_at IS NOT NULL',
            'DROP INDEX IF EXISTS mso_headless_page_expiry',
        ),
    ]
