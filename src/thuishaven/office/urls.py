"""The school's office. The name of the app stays ``school``: that is what these pages are about."""

from django.urls import path

from .views import class_lists, families, holidays, overview, programmes, staff

app_name = "school"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("niet-in-de-lijst/", overview.missing, name="missing"),
    path("niet-in-de-lijst/<int:absence_id>/", overview.decide, name="decide"),
    path("klassenlijst/", class_lists.class_list, name="import"),
    path("klassenlijst/bewaren/", class_lists.save_class_list, name="save_import"),
    path("medewerkers/", staff.staff, name="staff"),
    path("medewerkers/nieuw/", staff.add, name="staff_add"),
    path("medewerkers/<uuid:user_id>/", staff.person, name="person"),
    path("medewerkers/<uuid:user_id>/uitnodiging/", staff.new_invitation, name="staff_invite"),
    path("medewerkers/rol/<int:appointment_id>/einde/", staff.end_role, name="end_role"),
    path("medewerkers/groep/<int:assignment_id>/einde/", staff.end_group, name="end_group"),
    path("dagprogramma/", programmes.programmes, name="programmes"),
    path("dagprogramma/<uuid:group_id>/", programmes.programme, name="programme"),
    path("dagprogramma/<uuid:group_id>/gewoon/", programmes.usual, name="programme_usual"),
    path("dagprogramma/<uuid:group_id>/<int:number>/", programmes.programme, name="programme_day"),
    path("vakanties/", holidays.holidays, name="holidays"),
    path("vakanties/<int:holiday_id>/", holidays.holiday, name="holiday"),
    path("vakanties/<int:holiday_id>/weghalen/", holidays.remove, name="holiday_remove"),
    path("ouders/", families.families, name="families"),
    path("ouders/<uuid:pupil_id>/", families.guardians, name="guardians"),
    path("ouders/<uuid:pupil_id>/<int:guardianship_id>/uitnodiging/", families.new_invitation, name="guardian_invite"),
    path("ouders/<uuid:pupil_id>/<int:guardianship_id>/gezag/", families.authority, name="guardian_authority"),
    path("ouders/<uuid:pupil_id>/<int:guardianship_id>/einde/", families.end, name="guardian_end"),
]
