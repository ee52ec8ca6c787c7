import listed from 'email-providers/all.json' with { type: 'json' };

/**
 * Hosts that the list lacks, most of them of internet providers, whose customers get an address with their line. What
 * is measured of such a host is its customers' habit, also where its own people write from it.
 */
const UNLISTED = (
  'fastmail.com mailo.com mailfence.com duck.com tutanota.de unitybox.de mail.de directbox.com e-mail.de ' +
  'ulm-dsl.de omail.de addcom.de sms.at aon.at center-mail.de mail.ch ' +
  'noos.fr netc.fr francemel.fr iol.pt telepac.pt telefonica.net casema.nl quicknet.nl tele2.nl solcon.nl ' +
  'online.nl versatel.nl telfort.nl ziggo.nl xs4all.nl xms.nl upc.nl vodafonethuis.nl scarlet.nl pandora.be ' +
  'btconnect.co.uk e-mail.com.tr mynet.com ' +
  'tele2.no jubii.dk jubiipost.dk mail.dk kolumbus.fi elisanet.fi suomi24.fi pp.inet.fi netti.fi ' +
  'dnainternet.net broadpark.no getmail.no lyse.net frisurf.no start.no adsl.no bluezone.no epost.no mimer.no ' +
  'netcom.no bbnett.no ebnett.no haugnett.no ntebb.no ' +
  'citromail.hu vipmail.hu indamail.hu lajt.hu euromail.hu tlen.pl poczta.onet.pl op.pl vp.pl vip.onet.pl ' +
  'onet.com.pl onet.eu opoczta.pl autograf.pl interia.eu spoko.pl amorki.pl mail.bg inbox.lt orangemail.sk ' +
  'yandex.ua yandex.kz yandex.pl bigmir.net tut.by nana10.co.il rediff.com ' +
  '139.com sohu.com 189.cn china.com vip.126.com hanmir.com paran.com dreamwiz.com freechal.com hanafos.com ' +
  'chollian.net nifty.com nifty.ne.jp biglobe.ne.jp ocn.ne.jp so-net.ne.jp plala.or.jp dion.ne.jp eonet.ne.jp ' +
  'asahi-net.or.jp hi-ho.ne.jp odn.ne.jp odn.ad.jp tiki.ne.jp ymobile.ne.jp ymobile1.ne.jp emobile.ne.jp au.com ' +
  'biz.ezweb.ne.jp vodafone.ne.jp disney.ne.jp pdx.ne.jp dti.ne.jp infoseek.co.jp infoweb.ne.jp mesh.ad.jp ' +
  'zaq.ne.jp jcom.zaq.ne.jp t-com.ne.jp tokai.or.jp commufa.jp pikara.ne.jp megaegg.ne.jp kcn.ne.jp iij4u.or.jp ' +
  'uqmobile.jp bbiq.jp ucom.ne.jp ' +
  'adam.com.au clear.net.nz aapt.net.au aussiemail.com.au inet.net.au bigpond.au virginbroadband.com.au ' +
  'fastmail.ca ' +
  'atlas.cz meta.ua online.no azet.sk tutanota.com mailbox.org hey.com tuta.com tuta.io tutamail.com skiff.com disroot.org riseup.net zoho.in zoho.eu ' +
  'utanet.at a1.net inode.at liwest.at kabsi.at vol.at sunrise.ch swissonline.ch vtxmail.ch freesurf.ch ' +
  'hispeed.ch netcologne.de kabelmail.de vodafonemail.de alice-dsl.net alice-dsl.de ewetel.net ewe.net ' +
  'versanet.de htp-tel.de osnanet.de mnet-online.de mnet-mail.de compuserve.de email.de ' +
  'numericable.fr bbox.fr club-internet.fr cegetel.net nordnet.fr dartybox.com aliceadsl.fr 9online.fr infonie.fr ' +
  'libertysurf.fr estvideo.fr mageos.com ' +
  'tin.it fastwebnet.it poste.it teletu.it euskalnet.net orange.es movistar.es telecable.es mundo-r.com ' +
  'jazzfree.com ya.com ono.com clix.pt netcabo.pt mail.telepac.pt vodafone.pt meo.pt netvisao.pt ' +
  'hccnet.nl caiway.nl zeelandnet.nl kpnplanet.nl onsbrabantnet.nl multiweb.nl xmsnet.nl scarlet.be proximus.be ' +
  'voo.be belgacom.net brutele.be tvcablenet.be edpnet.be ' +
  'talktalk.net plus.net plusnet.com dsl.pipex.com tesco.net lineone.net supanet.com madasafish.com f2s.com ' +
  'onetel.com btopenworld.com orange.net ukonline.co.uk gotadsl.co.uk tinyworld.co.uk uwclub.net iol.ie eir.ie ' +
  'indigo.ie ' +
  'altibox.no telia.com comhem.se bredband.net tele2.se swipnet.se glocalnet.net passagen.se ownit.nu ofir.dk ' +
  'stofanet.dk get2net.dk tdcadsl.dk tdcspace.dk webspeed.dk youmail.dk privat.dk city.dk email.dk oncable.dk ' +
  'fibermail.dk elisa.net phnet.fi mbnet.fi inet.fi wippies.com saunalahti.fi simnet.is internet.is ' +
  'neti.ee one.lt takas.lt delfi.lt one.lv mail.lt volny.cz quick.cz iol.cz zoznam.sk szm.sk stonline.sk ' +
  't-email.hu invitel.hu digikabel.hu enternet.hu pr.hu vivamail.hu axelero.hu buziaczek.pl neostrada.pl go2.pl ' +
  'rdslink.ro k.ro gbg.bg dir.bg net.hr inet.hr globalnet.hr vip.hr eunet.rs sbb.rs ptt.rs siol.net amis.net ' +
  't-2.net volja.net otenet.gr hol.gr forthnet.gr in.gr cosmotemail.gr vivodinet.gr cytanet.com.cy ' +
  'primehome.com onvol.net maltanet.net ' +
  'superonline.com ttmail.com ttnet.net.tr turk.net e-kolay.net nm.ru hotbox.ru ngs.ru e1.ru walla.com ' +
  'netvision.net.il bezeqint.net 012.net.il emirates.net.ae eim.ae batelco.com.bh qatar.net.qa omantel.net.om ' +
  'saudi.net.sa cyberia.net.lb idm.net.lb inco.com.lb link.net tedata.net.eg menara.ma iam.net.ma planet.tn ' +
  'topnet.tn gnet.tn hexabyte.tn djaweb.dz africaonline.co.ke wananchi.com iway.na iafrica.com lantic.net ' +
  'absamail.co.za polka.co.za vodamail.co.za telkomsa.net mweb.co.za mtnloaded.co.za intnet.mu orange.mg ' +
  'orange.sn ' +
  'in.com vsnl.net bsnl.in dataone.in eth.net airtelmail.in airtelbroadband.in sancharnet.in satyam.net.in ' +
  'cyber.net.pk sltnet.lk eureka.lk hinet.net pchome.com.tw seed.net.tw giga.net.tw netvigator.com ' +
  'biznetvigator.com ctimail.com hkstar.com i-cable.com hknet.com pacific.net.sg starhub.net.sg streamyx.com ' +
  'tm.net.my time.net.my pldtdsl.net mozcom.com fpt.vn loxinfo.co.th truemail.co.th cbn.net.id indo.net.id ' +
  'centrin.net.id empal.com auone.jp goo.jp vip.163.com 263.net wo.cn ' +
  'primus.com.au spin.net.au chariot.net.au slingshot.co.nz paradise.net.nz vodafone.co.nz ihug.co.nz ' +
  'orcon.net.nz inspire.net.nz snap.net.nz actrix.co.nz vodafone.net.nz woosh.co.nz ' +
  'sympatico.ca telus.net telusplanet.net videotron.qc.ca globetrotter.net aei.ca cgocable.ca cogeco.ca ' +
  'cogeco.net eastlink.ca mts.net mymts.net primus.ca look.ca accesscomm.ca sasktel.net tbaytel.net ' +
  'xplornet.com centurylink.net suddenlink.net alltel.net insightbb.com knology.net wildblue.net mediacombb.net ' +
  'erols.com metrocast.net atlanticbb.net flash.net nvbell.net ' +
  'prodigy.net.mx axtel.net megared.net.mx cablevision.net.mx etb.net.co une.net.co epm.net.co cable.net.co ' +
  'cantv.net racsa.co.cr cwpanama.net codetel.net.do claro.net.do tricom.net prw.net coqui.net andinanet.net ' +
  'interactive.net.ec terra.com.pe speedy.com.pe vtr.net entelchile.net mi.cl adinet.com.uy fibertel.com.ar ' +
  'ciudad.com.ar speedy.com.ar velocom.com.ar pop.com.br oi.com.br superig.com.br itelefonica.com.br ' +
  'brturbo.com.br click21.com.br veloxmail.com.br onda.com.br netsite.com.br ibest.com.br globomail.com ' +
  'globo.com r7.com'
).split(' ');

/** Families of free mail with a host per country: `yahoo.fr`, `hotmail.co.uk`, `outlook.es`, `aol.de`. */
const FAMILY =
  /^(posteo|yahoo|ymail|hotmail|outlook|live|msn|gmx|aol|chello|upcmail|wanadoo|tiscali|lycos|worldonline)\.(com?\.|ne\.)?[a-z]{2,3}$/;

/** Providers with a host per region: `hawaii.rr.com`, `ms12.hinet.net`. */
const REGIONAL =
  /\.(rr\.com|sympatico\.ca|rogers\.com|hinet\.net|vnn\.vn|t-com\.hr|ocn\.ne\.jp|nifty\.com|so-net\.ne\.jp)$/;

let hosts: ReadonlySet<string> | null = null;

/**
 * Whether anybody can have an address at a domain, so that it says nothing about a company. The set is made when first
 * asked.
 */
export function isFreeMail(domain: string): boolean {
  hosts ??= new Set([...listed, ...UNLISTED]);
  return FAMILY.test(domain) || REGIONAL.test(domain) || hosts.has(domain);
}
