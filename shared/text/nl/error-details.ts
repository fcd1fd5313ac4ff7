import { adminErrors } from './admin-errors.ts'
import { peopleErrors } from './people-errors.ts'

/** Dutch: en/error-details.ts. */
export const errorDetails = {
  ...adminErrors,
  ...peopleErrors,
  'call-failed/text-refused': 'Het bericht is niet aangenomen.[ De server daar zegt: {{serverText}}.]',
  'app-unavailable/died':
    'Sidetone eindigde terwijl het hiermee bezig was. Het kan gedaan zijn of niet: bekijk de stand voordat u het herhaalt.',
  'app-unavailable/hangs':
    'Sidetone draait op dit profiel maar antwoordt niet. Er is niets gewijzigd. Sluit het af en start het opnieuw.',
  'managed-settings-invalid/owner':
    'Het bestand met de instellingen van uw beheerder kan door iemand anders geschreven zijn[: {{field}}]. Niets ervan geldt; uw eigen instellingen wel. Alleen root mag het bezitten en erin schrijven.',
  'target-invalid/no-selection':
    'Er staat geen nummer in wat geselecteerd is. Er is niets gebeld. Selecteer een nummer of adres en probeer het opnieuw.',
  'storage-unavailable/autostart':
    'Sidetone kon niet worden toegevoegd aan wat met uw sessie start. Al het andere werkt. Controleer de rechten van uw autostartmap.',
  'unreachable/proxy-sign-in':
    'De proxy {{host|onderweg}} wil een gebruikersnaam en wachtwoord, die Sidetone niet geeft. Oproepen hebben er geen last van. Kies een andere proxy in de instellingen of vraag om een zonder.',
  'unreachable/proxy-refused':
    'De proxy {{host|onderweg}} laat deze verbinding niet door[ (status {{status}})]. Oproepen hebben er geen last van. Vraag de beheerder of kies een andere in de instellingen.',
  'unreachable/proxy-answer':
    'Wat als proxy is ingesteld, {{host|onderweg}}, antwoordt niet als een proxy. Oproepen hebben er geen last van. Controleer het in de instellingen.',
  'target-invalid/empty': 'Er is nog niets om te bellen. Typ een nummer, een naam of een adres.',
  'target-invalid/too-long':
    'Dit is te lang voor een nummer of adres. Er is niets gebeld. Controleer wat er is geplakt.',
  'target-invalid/characters':
    'Hierin staan tekens die een nummer of adres niet kan hebben. Er is niets gebeld. Typ iets als 200 of ann@example.org.',
  'target-invalid/headers':
    'Deze link vraagt om meer dan een oproep en is daarom niet gevolgd. Er is niets gebeld. Kopieer het nummer eruit.',
  'target-invalid/host':
    'Het deel na @ is geen naam van een server. Er is niets gebeld. Controleer de spelling.',
  'conflict/dial-request-open':
    'Een andere oproep wacht op uw ja of nee. Er is niets gebeld. Beantwoord eerst die vraag.',
  'conflict/dial-too-soon':
    'Dat was te snel om bedoeld te zijn. Er is niets gebeld. Druk nog eens op de knop.',
  'conflict/dial-risk':
    'Deze oproep heeft eerst uw instemming nodig. Er is niets gebeld. Vink het vakje boven de knop aan.',
  'rate-limited/dial-requests':
    'Links vroegen binnen een minuut om meerdere oproepen, daarom is deze niet gevolgd. Er is niets gebeld. Probeer het zo nog eens.',
  'target-invalid/password':
    'Deze link bevat een wachtwoord en is daarom niet gevolgd. Er is niets gebeld. Kopieer het nummer eruit.',
  'target-invalid/sub-address':
    'Deze link vraagt om een subadres, dat Sidetone niet kiest. Er is niets gebeld. Kopieer het nummer eruit.',
  'target-invalid/scheme': 'Dit is geen telefoonlink. Er is niets gebeld.',
  'conflict/forwarding':
    'De doorschakeling is intussen elders gewijzigd. Uw wijziging is niet gemaakt. Bekijk wat er nu is ingesteld en probeer het opnieuw.',
  'invalid-input/sips':
    'Oproepen kunnen hier niet naar een sips:-adres worden doorgeschakeld. Er is niets gewijzigd. Schrijf het zonder “sips:”.',
  'invalid-input/trunk-zero':
    'Het is niet duidelijk of de nul tussen haakjes wordt gekozen. Er is niets gewijzigd. Schrijf het nummer zonder de haakjes.',
  'invalid-input/other-domain':
    'De server zou dit nummer in plaats daarvan binnen zijn eigen domein doorschakelen. Er is niets gewijzigd. Schrijf alleen het nummer, of een adres dat niet met + of 0 begint.',
  'refused-by-server/question':
    '{{host|De server}} gaf hierop geen antwoord[: “{{serverText}}”]. U ziet wat eerder bekend was. Probeer het later opnieuw of kijk op zijn website.',
  'not-found/mailbox':
    'Dit account heeft geen voicemail, dus oproepen kunnen daar niet heen. Er is niets gewijzigd. Vraag uw telefoonbedrijf erom of kies een andere bestemming.',
  'not-found/mobile-number':
    'Bij dit account is geen mobiel nummer bekend. Er is niets gewijzigd. Typ het nummer zelf.',
  'unauthorized/or-unavailable':
    '{{host|De server}} liet ons niet binnen[ voor {{account}}]. Dat zegt hij bij een fout wachtwoord en ook als zijn eigen database plat ligt. Er is niets gewist: probeer het over een paar minuten opnieuw of voer het wachtwoord opnieuw in.',
  'not-found/doorbell':
    'Er belt nu niemand aan bij deze deur. Er is niets geopend. Open haar op de pagina van de intercom.',
  'not-found/door':
    'Het is niet bekend welke schakelaar deze deur opent. Er is niets geopend. Kies hem op de pagina van de intercom.',
  'not-found/undo': 'Er is geen eerdere instelling om naar terug te gaan. Er is niets gewijzigd.',
  'not-found/dial-request': 'Deze vraag is al beantwoord. Er is niets gebeld.',
  'secret-store-unavailable/locked':
    'De sleutelbos van uw computer is vergrendeld. Wat geen wachtwoord nodig heeft, werkt nog. Ontgrendel hem en probeer het opnieuw.',
  'secret-store-unavailable/no-collection':
    'De sleutelbos van uw computer is niet ingesteld. Wat geen wachtwoord nodig heeft, werkt nog. Maak er een in de instellingen en probeer het opnieuw.',
  'secret-store-unavailable/not-loadable':
    'De bibliotheek voor de sleutelbos van uw computer ontbreekt. Wat geen wachtwoord nodig heeft, werkt nog. Installeer libsecret en probeer het opnieuw.',
  'secret-store-unavailable/timeout':
    'De sleutelbos van uw computer antwoordt niet. Wat geen wachtwoord nodig heeft, werkt nog. Kijk of hij op u wacht en probeer het opnieuw.',
  'secret-store-unavailable/key-lost':
    'De sleutel van uw opgeslagen wachtwoorden zit niet meer in de sleutelbos van uw computer. Er is niets overschreven. Open de sleutelbos die u eerder gebruikte, of verwijder het account en voeg het opnieuw toe.',
  'secret-store-unavailable/key-changed':
    'In de sleutelbos van uw computer zit een andere sleutel dan die waarmee uw wachtwoorden zijn opgeslagen. Er is niets overschreven. Open de sleutelbos die u eerder gebruikte, of verwijder het account en voeg het opnieuw toe.',
  'storage-corrupt/restored':
    'Een bestand van Sidetone was beschadigd en is vervangen door de laatste goede kopie. Oproepen werken nog. Het beschadigde bestand is bewaard; controleer uw accounts en instellingen.',
  'storage-corrupt/started-empty':
    'Een bestand van Sidetone was beschadigd en niets erin was te lezen. Oproepen werken nog. Het beschadigde bestand is bewaard en er is een nieuw begonnen.',
  'storage-unavailable/busy':
    'Een andere Sidetone schrijft in dezelfde map. Er is niets gewijzigd. Probeer het zo nog eens.',
  'bad-request/not-tested': 'Het account is nog niet getest. Er is niets opgeslagen. Test het eerst.',
  'conflict/user-exists':
    'Iemand anders heeft deze gebruikersnaam bij {{host|de server}}. Er is niets opgeslagen. Kies een andere gebruikersnaam.',
  'bad-response/enrolment-unclear':
    'Het antwoord van {{host|de server}} raakte verloren en aanmelden werkt nog niet. Het nieuwe account kan er toch zijn; hier is niets opgeslagen. Wacht een paar minuten en voeg het dan toe met gebruikersnaam en wachtwoord.',
  'timeout/enrolment-unclear':
    '{{host|De server}} nam het formulier aan en antwoordde niet, en aanmelden werkt nog niet. Het nieuwe account kan er toch zijn; hier is niets opgeslagen. Wacht een paar minuten en voeg het dan toe met gebruikersnaam en wachtwoord.',
  'invalid-input/enrolment-username':
    'De server neemt deze gebruikersnaam niet aan. Er is niets verstuurd. Gebruik 4 tot 66 letters, cijfers, punten, streepjes of onderstrepingstekens, niet beginnend met een nul.',
  'invalid-input/enrolment-email':
    'De server neemt dit e-mailadres niet aan. Er is niets verstuurd. Gebruik er een zonder plusteken.',
  'invalid-input/alias':
    'De server neemt deze naam niet aan. Er is niets verstuurd. Gebruik letters, cijfers, punten, streepjes en onderstrepingstekens.',
  'secret-missing/journal-key':
    'Er is nog geen journaalsleutel[ voor {{account}}]. Er is niets verstuurd. Geef op elk van uw computers dezelfde sleutel.',
  'invalid-input/journal-code':
    'Dit is niet de code van een andere computer. Er is niets gewijzigd. Hij begint met SJ1 en staat daar onder “Uw andere computers”.',
  'invalid-input/journal-code-check':
    'Een teken in deze code is fout, of hij hoort bij een ander account. Er is niets gewijzigd. Vergelijk hem met de andere computer en gebruik daar en hier hetzelfde account.',
  'not-found/journal-off':
    'Op deze computer wordt niets gedeeld, dus er is geen code. Er is niets gewijzigd. Begin eerst met delen.',
  'not-found/blocked':
    'Deze beller is niet geblokkeerd. Er is niets gewijzigd. Kijk in de lijst met geblokkeerde bellers.',
  'not-found/note': 'Zo’n notitie is er niet. Er is niets gewijzigd. Kijk in de lijst met notities.',
  'server-error/one-question':
    '{{host|De server}} kan deze vraag niet beantwoorden[ (status {{status}})]. Al het andere werkt als voorheen. Sommige servers kunnen het nooit; kijk op de website.',
  'server-error/journal-not-stored':
    'De server zei ja en sloeg niets op. Uw regels zijn er nog. Sidetone stuurt ze later opnieuw.',
  'not-supported/directory':
    '{{account|Dit account}} heeft geen adresgids om in te zoeken. Al het andere werkt als voorheen. Voeg er een toe met --option ldapServer=… --option ldapBase=….',
  'not-found/directory-base':
    'De adresgids op {{host|de server}} heeft geen zulke plek om te zoeken. Er is niets gevonden. Controleer de zoekbasis van het account.',
  'unauthorized/auth-method':
    '{{host|Het apparaat}} wil een andere manier van aanmelden[ bij zijn dienst {{field}}]. Zijn andere diensten hebben er geen last van. Laat Sidetone het apparaat volgen, of stel Authentication in op zijn eigen pagina onder Services, HTTP API.',
  'unauthorized/auth-required':
    '{{host|Het apparaat}} wil een gebruikersnaam en wachtwoord[ voor zijn dienst {{field}}]. Zijn andere diensten hebben er geen last van. Voer die van een van zijn accounts in, op zijn eigen pagina onder Services, HTTP API.',
  'unauthorized/device-account':
    '{{host|Het apparaat}} neemt deze gebruikersnaam of dit wachtwoord niet aan[ voor zijn dienst {{field}}]. Er is niets gewijzigd. Vergelijk ze met zijn eigen pagina onder Services, HTTP API, Account 1 tot 5; de naam voor die pagina zelf is een andere.',
  'unauthorized/sign-in-paused':
    '{{host|Het apparaat}} weigerde deze gebruikersnaam of dit wachtwoord twee keer, dus ze worden voorlopig niet gestuurd. Er is niets gewijzigd. Verbeter ze[, of wacht {{retryAfterSec}} s], zodat het apparaat het account niet blokkeert.',
  'forbidden/service-disabled':
    '{{host|Het apparaat}} heeft deze dienst uitgezet[: {{field}}]. Zijn andere diensten werken als voorheen. Vink hem aan op zijn eigen pagina onder Services, HTTP API.',
  'forbidden/privilege':
    'Het API-account mag dit niet op {{host|het apparaat}}. Al het andere werkt als voorheen. Kies op zijn eigen pagina onder Services, HTTP API het account en vink het recht[ {{field}}] aan.',
  'insecure-transport/https-required':
    '{{host|Het apparaat}} wil een besloten verbinding[ voor zijn dienst {{field}}]. Er is niets gewijzigd. Gebruik een adres dat met https begint, of stel Connection Type in op zijn eigen pagina onder Services, HTTP API.',
  'insecure-transport/basic':
    '{{host|De server}} wil een leesbaar wachtwoord over een verbinding die niet besloten is. Het is niet gestuurd. Gebruik een adres dat met https begint, of laat hem om Digest vragen.',
  'insecure-transport/sip-password':
    'Het wachtwoord van een SIP-account wordt alleen over https gestuurd. Er is niets gewijzigd. Gebruik hiervoor het https-adres van {{host|het apparaat}}.',
  'not-supported/device-function':
    '{{host|Dit model}} heeft deze functie niet. Al het andere werkt als voorheen. Een ander model van de maker heeft haar misschien.',
  'not-supported/device-path':
    '{{host|Het apparaat}} kent deze functie helemaal niet. Al het andere werkt als voorheen. Zijn firmware is waarschijnlijk te oud: werk haar bij op zijn eigen pagina.',
  'not-supported/device-method':
    '{{host|Het apparaat}} kent deze functie, maar niet dit gebruik ervan. Al het andere werkt als voorheen. Zijn firmware is waarschijnlijk te oud: werk haar bij op zijn eigen pagina.',
  'not-supported/device-licence':
    '{{host|Het apparaat}} zegt nee met nummer 5, dat oudere firmware gebruikt voor een ontbrekende licentie. Al het andere werkt als voorheen. Vraag het wie het heeft geïnstalleerd.',
  'not-supported/switch-action':
    '{{host|Het apparaat}} kent deze handeling voor een schakelaar niet. Er is niets gewijzigd. Vergrendelen en ontgrendelen vragen nieuwere firmware.',
  'not-supported/dnd-field':
    'De firmware van dit apparaat vertelt de instelling niet die hier voor Niet storen staat, dus ze zou niet terug te zetten zijn. Er is niets gewijzigd. Kies een andere voor dit apparaat.',
  'refused-by-server/device-parameter':
    '{{host|Het apparaat}} neemt een waarde niet aan[: {{field}}]. Er is niets gewijzigd. Verbeter haar en probeer het opnieuw.',
  'refused-by-server/device-too-big':
    '{{host|Het apparaat}} vindt een waarde te lang[: {{field}}]. Er is niets gewijzigd. Kort haar in en probeer het opnieuw.',
  'invalid-input/number':
    'Dit is een geheel getal vanaf 1[: {{field}}]. Er is niets gewijzigd. Laat het leeg voor het gewone.',
  'invalid-input/flag': 'Dit is aan of uit[: {{field}}]. Er is niets gewijzigd. Schrijf true of false.',
  'invalid-input/port-range':
    'Een poort is een geheel getal van 1 tot 65535[: {{field}}]. Er is niets gewijzigd. Laat het leeg voor de gewone.',
  'invalid-input/host-name':
    'Dit is noch de naam noch het adres van een server[: {{field}}]. Er is niets gewijzigd. Schrijf het zonder schema en zonder poort.',
  'invalid-input/blank-or-control':
    'Er staat een spatie of een onzichtbaar teken in deze invoer[: {{field}}]. Er is niets gewijzigd. Haal het eruit.',
  'invalid-input/control-character':
    'Er staat een onzichtbaar teken in deze invoer[: {{field}}]. Er is niets gewijzigd. Typ het opnieuw.',
  'invalid-input/too-long':
    'Deze invoer is te lang[: {{field}}]. Er is niets gewijzigd. Kort haar in tot 255 tekens.',
  'invalid-input/needs-domain':
    'Om zich te registreren heeft het apparaat een domein of registrar nodig. Er is niets gewijzigd. Stel er ook een van in.',
  'invalid-input/unknown-field':
    'Het apparaat heeft zo’n instelling niet[: {{field}}]. Er is niets gewijzigd. Kijk in de lijst met zijn instellingen.',
  'not-found/device-no-data':
    '{{host|Het apparaat}} heeft hier niets te geven. Al het andere werkt als voorheen. Probeer het later opnieuw.',
  'not-found/sip-account':
    '{{host|Het apparaat}} heeft geen SIP-account met dit nummer[: {{field}}]. Er is niets gewijzigd. Kijk in de lijst met zijn accounts.',
  'not-found/call-log':
    'Deze oproep staat niet meer in de lijst van {{host|het apparaat}}. Er is niets gewist. Ververs de lijst.',
  'not-found/switch':
    '{{host|Het apparaat}} heeft geen schakelaar met dit nummer[: {{field}}]. Er is niets gewijzigd. Kijk in de lijst met zijn schakelaars.',
  'conflict/intercom-config':
    'Iemand heeft deze instelling intussen op het apparaat gewijzigd[: {{field}}]. Uw wijziging is niet gemaakt. Bekijk wat er nu is ingesteld en probeer het opnieuw.',
  'conflict/dnd-on':
    'Niet storen staat aan en moet zijn teruggezet voordat verandert wat het betekent. Er is niets gewijzigd. Zet het eerst uit.',
  'conflict/dnd-not-set-here':
    'Niet storen is niet hier aangezet, dus wat er eerder stond, is niet bekend. Er is niets gewijzigd. Stel de antwoordmodus in op de eigen pagina van het apparaat.',
  'target-invalid/intercom-refused':
    '{{host|Het apparaat}} kan dit niet bellen. Er is niets gebeld. Gebruik een nummer, een adres, of een nummer met het SIP-account zoals 2001/2.',
  'server-error/device-processing':
    '{{host|Het apparaat}} kon dit niet[: “{{serverText}}”]. De instellingen zijn zoals ze waren. Probeer het zo nog eens.',
  'refused-by-server/parameter-missing':
    '{{host|Het apparaat}} mist iets in de vraag[: {{field}}]. Er is niets gewijzigd. Zijn firmware wil misschien meer dan andere: werk haar bij op zijn eigen pagina.',
  'refused-by-server/parameter-collision':
    '{{host|Het apparaat}} vindt dat twee waarden niet samengaan[: {{field}}]. Er is niets gewijzigd. Wijzig er maar één.',
  'refused-by-server/not-now':
    '{{host|Het apparaat}} doet dit nu niet. Er is niets gewijzigd. Wacht tot het vrij is, of ontgrendel wat vergrendeld is, en probeer het opnieuw.',
  'refused-by-server/file-version':
    '{{host|Het apparaat}} neemt geen instellingen van deze versie aan. Er is niets gewijzigd. Werk zijn firmware bij op zijn eigen pagina.',
  'refused-by-server/unknown-number':
    '{{host|Het apparaat}} zegt nee[ met nummer {{status}}], dat Sidetone niet kent. Er is niets gewijzigd. [Het voegt toe: “{{serverText}}”. ]Kijk in de handleiding.',
  'refused-by-server/no-reason':
    '{{host|Het apparaat}} zegt nee en zegt niet waarom. Er is niets gewijzigd. Probeer het opnieuw of kijk op zijn eigen pagina.',
  'not-this-system/html':
    '{{host|Dit adres}} toont een webpagina waar een 2N-intercom zou antwoorden. Er is niets opgeslagen. Het is misschien een router of een ander apparaat: controleer adres en poort.',
  'not-this-system/no-envelope':
    '{{host|Dit adres}} antwoordt als een ander soort apparaat. Er is niets opgeslagen. Controleer of het een 2N-intercom is.',
  'not-this-system/no-api':
    '{{host|Dit adres}} heeft geen interface van een 2N-intercom. Er is niets opgeslagen. Controleer het adres en of de firmware nieuwer is dan 2.40.',
  'bad-response/empty':
    '{{host|De server}} antwoordde met niets. Hier is niets gewijzigd. Probeer het opnieuw; blijft het zo, zeg het dan de beheerder.',
  'bad-response/not-json':
    '{{host|De server}} antwoordde met tekst die niet te lezen is. Hier is niets gewijzigd. Controleer het adres of zeg het de beheerder.',
  'bad-response/trailing-comma':
    'In het antwoord van {{host|de server}} staat een komma te veel, dus het is niet te vertrouwen. Hier is niets gewijzigd. Werk de firmware van het apparaat bij.',
  'bad-response/redirect':
    '{{host|De server}} stuurt ons naar een ander adres. Daarheen is niets gestuurd. Voer het adres in waar hij echt staat.',
  'bad-response/shape':
    'In het antwoord van {{host|de server}} ontbreekt wat gevraagd werd. Hier is niets gewijzigd. De software is misschien ouder of nieuwer dan Sidetone kent.',
  'bad-response/not-a-picture':
    '{{host|Het apparaat}} stuurde geen beeld. Al het andere werkt als voorheen. Kijk bij zijn camera-instellingen.',
} as const
