/** Dutch: en/admin-errors.ts. */
export const adminErrors = {
  'not-found/admin-resource':
    'Zoiets is er niet te beheren[: {{field}}]. Er is niets gewijzigd. “sidetone admin resources” noemt alles.',
  'not-found/admin-item':
    '{{host|Het telefoonsysteem}} heeft niets met deze naam of dit nummer[: {{field}}]. Er is niets gewijzigd. Kijk in de lijst.',
  'not-found/admin-setting':
    '{{host|Het telefoonsysteem}} heeft geen instelling met deze naam[: {{field}}]. Er is niets gewijzigd. Kijk in de lijst met instellingen.',
  'not-supported/admin-verb':
    'Het telefoonsysteem biedt hiervoor geen weg[: {{field}}]. Er is niets gewijzigd. “sidetone admin resources” zegt wat waarmee kan.',
  'not-supported/admin-settings':
    'Dit heeft geen eigen instellingen[: {{field}}]. Er is niets gewijzigd. “sidetone admin resources” zegt wat die wel heeft.',
  'not-supported/admin-absent':
    '{{host|Dit telefoonsysteem}} heeft dit niet. Al het andere werkt als voorheen. Het hoort bij een andere uitgave of een nieuwere versie.',
  'not-supported/admin-method':
    '{{host|Dit telefoonsysteem}} kent dit, maar niet dit gebruik ervan. Er is niets gewijzigd. Een andere versie misschien wel.',
  'not-supported/admin-id':
    'Naar een naam met spaties of zulke tekens kan het telefoonsysteem niet worden gevraagd. Er is niets gewijzigd. Geef hem eerst op zijn eigen pagina’s een gewone naam.',
  'forbidden/admin':
    '{{host|Het telefoonsysteem}} kent u maar laat u niet beheren. Al het andere werkt als voorheen. Vraag het de beheerder.',
  'invalid-input/admin-unknown-field':
    'Het telefoonsysteem kent zo’n veld niet[: {{field}}]. Er is niets verstuurd. Haal het weg of kijk in “sidetone admin resources --json”.',
  'invalid-input/admin-kind':
    'In dit veld hoort iets van een ander soort[: {{field}}]. Er is niets verstuurd. Kijk in “sidetone admin resources --json”.',
  'invalid-input/admin-option':
    'Deze waarde hoort niet bij de keuzes[: {{field}}]. Er is niets verstuurd. Kijk wat het mag zijn.',
  'invalid-input/admin-required': 'Er ontbreekt iets[: {{field}}]. Er is niets verstuurd. Vul het in.',
  'invalid-input/admin-read-only':
    'Dit veld is niet te wijzigen[: {{field}}]. Er is niets verstuurd. Haal het weg.',
  'invalid-input/admin-empty-value':
    'Een lege waarde kan niet worden gestuurd[: {{field}}]. Er is niets gewijzigd. Zet in plaats daarvan de standaard terug.',
  'invalid-input/admin-setting-group':
    'Dit is een groep instellingen[: {{field}}]. Er is niets gewijzigd. Noem er een van.',
  'invalid-input/admin-settings-id':
    'Elk hiervan heeft eigen instellingen[: {{field}}]. Er is niets gewijzigd. Zeg welke.',
  'conflict/admin':
    '{{host|Het telefoonsysteem}} doet dit niet zoals het nu staat[: “{{serverText}}”]. Er is niets gewijzigd. Wijzig wat in de weg staat, zoals de bijzondere modus, en probeer het opnieuw.',
  'server-error/admin':
    '{{host|Het telefoonsysteem}} kon dit niet[ (status {{status}})][: “{{serverText}}”]. Bekijk wat er nu is ingesteld voordat u het opnieuw probeert.',
  'bad-response/negotiation':
    '{{host|Het telefoonsysteem}} antwoordt niet in een vorm die Sidetone leest. Hier is niets gewijzigd. Zijn versie is misschien ouder of nieuwer dan Sidetone kent.',
  'bad-response/html':
    '{{host|De server}} stuurde een webpagina in plaats van een antwoord. Hier is niets gewijzigd. Controleer het adres of zeg het de beheerder.',
} as const
