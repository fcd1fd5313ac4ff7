import { updateErrors } from './update-errors.ts'

/** Dutch: en/errors.ts. */
export const errors = {
  ...updateErrors,
  'bad-request':
    'Sidetone weigerde dit verzoek. Er is niets gewijzigd. Sluit dit venster, open het weer en probeer het opnieuw.',
  usage:
    'Deze opdracht is niet begrepen[ bij “{{detail}}”]. Er is niets gewijzigd. Met --help ziet u hoe ze wordt geschreven.',
  'invalid-input':
    'Deze invoer past niet[: {{field}}].[ {{host|De server}} zegt: “{{serverText}}”.] Er is niets gewijzigd. Verbeter haar en probeer het opnieuw.',
  'file-unreadable':
    'Het bestand is niet te lezen. Er is niets gewijzigd. Controleer of het er nog is en of u het mag openen, en kies het dan opnieuw.',
  'file-invalid': 'Dit bestand is niet wat hier nodig is. Er is niets gewijzigd. Kies een ander bestand.',
  'no-account': 'Er is nog geen account. Voeg er een toe om te bellen en te zien of u bereikbaar bent.',
  'no-such-account':
    'Dit account is hier niet ingesteld[: {{detail}}]. Uw andere accounts hebben er geen last van. Kies er een uit de lijst met accounts.',
  'account-exists': 'U hebt al een account met deze naam. Er is niets opgeslagen. Kies een andere naam.',
  'account-ambiguous':
    'Er kan meer dan één account bedoeld zijn. Er is niets gewijzigd. Zeg welk account het moet zijn.',
  'not-found': 'Dit is er niet meer. Er is niets gewijzigd. Ververs om te zien wat er nu is.',
  'not-supported':
    '{{account|Dit account}} kan dit niet. Al het andere werkt als voorheen. Misschien biedt uw telefoonbedrijf het op zijn website aan.',
  conflict:
    'Iemand of iets heeft dit intussen gewijzigd. Uw wijziging is niet gemaakt. Bekijk wat er nu is ingesteld en probeer het opnieuw.',
  cancelled: 'Afgebroken. Er is niets gewijzigd.',
  'draft-expired':
    'Dit formulier stond te lang open, dus certificaat en wachtwoorden erin zijn gewist. Al het andere dat u typte, is er nog. Kies het certificaat opnieuw en ga verder.',
  unauthorized:
    '{{host|De server}} neemt deze gebruikersnaam of dit wachtwoord niet aan[ voor {{account}}]. Andere accounts hebben er geen last van. Voer het wachtwoord opnieuw in.',
  forbidden:
    '{{host|De server}} kent u maar staat dit niet toe. Al het andere werkt als voorheen. Vraag de beheerder van uw telefoonsysteem om toestemming.',
  'client-certificate-required':
    '{{host|De server}} vraagt om een certificaat en kreeg er geen. Andere accounts hebben er geen last van. Kies het certificaatbestand dat u hebt gekregen.',
  'client-certificate-refused':
    '{{host|De server}} neemt uw certificaat niet aan. Andere accounts hebben er geen last van. Het is misschien vervangen of ingetrokken: vraag uw telefoonbedrijf om een nieuw.',
  'refused-by-server':
    '{{host|De server}} weigerde de wijziging[: “{{serverText}}”]. Uw instellingen daar zijn zoals ze waren. Controleer de waarde en probeer het opnieuw.',
  'rate-limited':
    '{{host|De server}} vraagt ons het rustiger aan te doen. Oproepen hebben er geen last van. [Nieuwe poging over {{retryAfterSec}} s.]',
  'server-error':
    '{{host|De server}} heeft zelf een probleem[ (status {{status}})]. Uw instellingen daar zijn zoals ze waren. Probeer het over een paar minuten opnieuw.',
  'bad-response':
    '{{host|De server}} antwoordde met iets dat Sidetone niet begrijpt. Hier is niets gewijzigd. Controleer het adres of zeg het de beheerder van de server.',
  'response-too-large':
    '{{host|De server}} stuurde meer dan Sidetone in één keer aanneemt. U ziet wat eerder bekend was. Probeer het later opnieuw of vraag een kortere periode.',
  'response-truncated':
    'Het antwoord van {{host|de server}} brak halverwege af. U ziet wat eerder bekend was. Probeer het opnieuw.',
  'not-this-system':
    '{{host|Dit adres}} antwoordt, maar het is een ander soort systeem dan u koos. Er is niets opgeslagen. Controleer het adres of kies een andere aanbieder.',
  'name-not-found':
    '{{host|De server}} is niet te vinden. Andere accounts hebben er geen last van. Controleer de spelling en uw verbinding; sommige netwerken blokkeren namen.',
  unreachable:
    '{{host|De server}} is niet te bereiken. Andere accounts hebben er geen last van. Controleer uw verbinding[; nieuwe poging over {{retryAfterSec}} s].',
  timeout:
    'Geen antwoord van {{host|de server}}. Andere accounts hebben er geen last van. [Nieuwe poging over {{retryAfterSec}} s. ]Gaat dit door, controleer dan uw verbinding.',
  'tls-unknown-issuer':
    '{{host|Deze server}} legitimeert zich met een certificaat waar niemand voor instaat. Er is niets heen gestuurd. Vergelijk zijn code met die op het apparaat en vertrouw hem alleen als ze gelijk zijn.',
  'tls-wrong-host':
    'Het certificaat van {{host|deze server}} hoort bij een andere naam. Er is niets heen gestuurd. Controleer de spelling van het adres.',
  'tls-expired':
    'Het certificaat van {{host|deze server}} is verlopen. Er is niets heen gestuurd. Controleer de datum van uw computer of zeg het de beheerder van de server.',
  'tls-pin-changed':
    'Stop: {{host|deze server}} toont een ander certificaat dan u vertrouwde. Er is niets heen gestuurd en hij blijft losgekoppeld. Vertrouw het nieuwe alleen als u weet waarom het is veranderd.',
  'tls-failed':
    'Er kon geen veilige verbinding met {{host|de server}} worden gemaakt. Er is niets heen gestuurd. Controleer adres en poort.',
  'insecure-transport':
    'De verbinding met {{host|deze server}} zou niet besloten zijn. Er is niets heen gestuurd. Gebruik een adres dat met https begint, of sta het toe voor dit account.',
  'certificate-unreadable':
    'In dit bestand staat geen certificaat dat te lezen is. Er is niets opgeslagen. Kies een bestand dat eindigt op .p12, .pfx of .pem.',
  'certificate-password-wrong':
    'Dit wachtwoord opent het certificaat niet. Het bestand is nog gekozen. Voer het wachtwoord in dat u erbij kreeg.',
  'certificate-key-missing':
    'Het certificaat komt zonder zijn sleutel. Er is niets opgeslagen. Exporteer het opnieuw samen met de sleutel.',
  'certificate-key-mismatch':
    'De sleutel hoort bij een ander certificaat. Er is niets opgeslagen. Kies de sleutel die met dit certificaat is gemaakt.',
  'certificate-key-password-wrong':
    'Dit wachtwoord opent de sleutel niet. Het bestand is nog gekozen. Voer het wachtwoord van de sleutel in.',
  'certificate-expired':
    'Dit certificaat is verlopen, dus servers weigeren het. Andere accounts hebben er geen last van. Vraag uw telefoonbedrijf om een nieuw.',
  'certificate-not-yet-valid':
    'Dit certificaat is nog niet geldig. Andere accounts hebben er geen last van. Controleer de datum van uw computer of wacht tot het begint.',
  'certificate-weak':
    'Dit certificaat is van een oud soort dat niet meer veilig is. Er is niets opgeslagen. Vraag uw telefoonbedrijf om een nieuw.',
  'certificate-legacy-format':
    'Dit bestand heeft een oude vorm die Sidetone niet vanzelf opent. Er is niets opgeslagen. Exporteer het certificaat opnieuw of sta de oude vorm toe.',
  'secret-store-unavailable':
    'De sleutelbos van uw computer is vergrendeld of ontbreekt. Wat geen wachtwoord nodig heeft, werkt nog. Ontgrendel hem en probeer het opnieuw.',
  'secret-missing':
    'Het wachtwoord[ van {{account}}] zit niet meer in de sleutelbos van uw computer. Andere accounts hebben er geen last van. Voer het opnieuw in.',
  'storage-full':
    'De schijf is vol. Oproepen werken nog, maar er wordt niets nieuws bewaard. Maak ruimte vrij.',
  'storage-corrupt':
    'Een bestand van Sidetone was beschadigd en is opzijgelegd. Oproepen werken nog. Wat te redden was, is gered; controleer uw accounts en instellingen.',
  'storage-too-new':
    'Uw gegevens zijn door een nieuwere versie van Sidetone geschreven. Ze zijn niet aangeraakt. Installeer de nieuwere versie weer.',
  'storage-unavailable':
    'Sidetone kan niet in zijn map schrijven. Oproepen werken nog, maar wijzigingen gaan bij het afsluiten verloren. Controleer de rechten van de map.',
  'microphone-unavailable':
    'De microfoon kan niet worden gebruikt. U hoort bellers, maar zij horen u niet. Sta het toe in de privacy-instellingen van uw systeem of sluit er een aan.',
  'app-unavailable':
    'Sidetone draait niet op dit profiel. Er is niets gewijzigd. Start het en probeer het opnieuw.',
  'managed-settings-invalid':
    'Het bestand met de instellingen van uw beheerder is niet bruikbaar[: {{field}}][ ({{detail}})]. Niets ervan geldt; uw eigen instellingen wel. Zeg het wie deze computer beheert.',
  'managed-forbidden':
    'De beheerder van deze computer heeft dit vastgelegd[: {{field}}]. Er is niets gewijzigd. Vraag het daar als u het anders nodig hebt.',
  'target-invalid':
    'Dit is geen nummer en geen adres. Er is niets gebeld. Typ iets als 200 of ann@example.org.',
  'line-not-ready':
    '{{account|Uw lijn}} is niet met zijn telefoonserver verbonden en kan nu niet bellen. Andere lijnen hebben er geen last van. Kies een andere lijn of wacht tot hij klaar is.',
  'call-not-found': 'Deze oproep is al afgelopen. U kunt terugbellen vanuit de lijst met oproepen.',
  'call-failed':
    'De oproep kwam niet tot stand[ (status {{status}})].[ De server zegt: “{{serverText}}”.] Uw lijn is nog klaar. Probeer het opnieuw.',
} as const
