def test_x(visitor, pupil_ids):
    one = visitor("marleen", size="phone")
    page = one.open(f"/leerling/{pupil_ids['noor']}/waarnemen/nieuw/")
    posts = []
    page.on("request", lambda r: posts.append(r.method) if r.method == "POST" else None)
    page.get_by_role("checkbox", name="Laat zich troosten", exact=True).check()
    page.get_by_role("button", name="Opslaan bij Noor").dblclick()
    page.wait_for_url("**/vastleggen/")
    page.wait_for_load_state("networkidle")
    assert 0, (posts, page.get_by_role("status").all_inner_texts(), page.url)
