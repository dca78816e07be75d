"""The phase plan on paper."""
import os
from pathlib import Path
BASE="/leerling/{}/signaleringsplan/"
def test_dump(demo, as_user):
    c=as_user("marleen"); out=Path("/tmp/phasepdf"); out.mkdir(exist_ok=True)
    b=BASE.format(demo.pupils["sami"].pk)
    for n in ("poster.pdf","kaart.pdf","rustkoffer.pdf"):
        a=c.get(b+n); assert a.status_code==200,(n,a.status_code); (out/n).write_bytes(a.content)
    for u in ("","wijzig/","versies/","versies/1/","kaart/","dagprogramma/"):
        a=c.get(b+u); assert a.status_code==200,(u,a.status_code); (out/(u.replace("/","_")+"p.html")).write_bytes(a.content)
    for kind in ("desk","class"):
        a=c.post(b+"dagprogramma/",{"kind":kind,"day":"0","different":"Meester Tom is er, niet de juf.","moment":"Gym","with_name":"on"}); assert a.status_code==200; assert a["Content-Type"]=="application/pdf", a.content.decode()[:3000]; (out/f"day_{kind}.pdf").write_bytes(a.content)
