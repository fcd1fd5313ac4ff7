/** Dutch: en/people-errors.ts. */
export const peopleErrors = {
  'not-found/message': 'Dit bericht zit niet meer in de voicemail. Er is niets gewijzigd. Ververs de lijst.',
  'not-found/person':
    'Niemand met deze id staat in de telefoonboeken. Er is niets gewijzigd. Zoek in plaats daarvan op naam.',
  'not-found/own-entry':
    'Deze regel staat niet in uw eigen telefoonboek en is hier dus niet te wijzigen. Er is niets gewijzigd. Voeg haar eerst toe aan uw eigen.',
  'not-found/avatar': 'Er is geen foto van deze persoon. Al het andere werkt als voorheen.',
  'not-found/participant':
    'Deze deelnemer is niet meer in de ruimte. Er is niets gewijzigd. Kijk wie er nu in zit.',
  'not-found/room-empty':
    'Er is niemand in de ruimte, dus er valt daar niets te doen. Er is niets gewijzigd. Nodig eerst iemand uit.',
  'conflict/duplicate-entry':
    'Deze persoon met dit nummer staat al in uw telefoonboek. Er is niets toegevoegd. Wijzig de regel die er is.',
  'invalid-input/setting-unknown':
    'Zo’n instelling is er niet[: {{field}}]. Er is niets gewijzigd. Kijk in de lijst met instellingen.',
  'invalid-input/setting-read-only':
    'Alleen het telefoonsysteem zelf stelt dit in[: {{field}}]. Er is niets gewijzigd. Vraag het de beheerder.',
  'invalid-input/setting-choice':
    'Dit is geen van de keuzes[: {{field}}]. Er is niets gewijzigd. Kijk wat er gekozen kan worden.',
  'invalid-input/setting-number':
    'Dit moet een geheel getal zijn[: {{field}}]. Er is niets gewijzigd. Typ alleen cijfers.',
  'invalid-input/email':
    'Het telefoonsysteem neemt dit e-mailadres niet aan[: {{field}}]. Er is niets gewijzigd. Het wil een einde van twee tot vier letters.',
  'invalid-input/characters-lost':
    'Het telefoonsysteem kan dit alleen met vraagtekens tonen[: {{field}}], en terugschrijven zou de echte tekens doen verdwijnen. Er is niets gewijzigd. Typ het opnieuw.',
  'invalid-input/empty-field':
    'Dit mag niet leeg zijn[: {{field}}]. Er is niets gewijzigd. Een regel heeft een voornaam, een achternaam en een nummer nodig.',
  'invalid-input/pin':
    'Een pincode heeft minstens vier cijfers en niets dan cijfers. Hij is niet gewijzigd. Kies een andere.',
  'invalid-input/password-short':
    'Een wachtwoord heeft minstens acht tekens. Het is niet gewijzigd. Kies een langer.',
  'invalid-input/verb':
    'De ruimte kent zo’n opdracht niet. Er is niets gewijzigd. Kijk in de lijst met opdrachten.',
  'invalid-input/command-characters':
    'Het telefoonsysteem kan deze tekens niet in een opdracht aan. Er is niets verstuurd. Gebruik letters, cijfers, punten en streepjes.',
  'invalid-input/room-name':
    'Het telefoonsysteem kan een ruimte met deze naam niet terugvinden. Er is niets gewijzigd. Gebruik letters, cijfers, punten en streepjes.',
  'not-supported/room-name':
    'Het telefoonsysteem kan een ruimte met deze naam niet aanspreken. Er is niets gewijzigd. Geef haar op de website van het systeem een naam zonder spaties.',
  'file-invalid/no-cards': 'Er staat geen contact met naam en nummer in dit bestand. Er is niets toegevoegd.',
  'server-error/no-voicemail-node':
    'De voicemail van {{host|de server}} draait niet. Al het andere werkt als voorheen. Probeer het over een paar minuten opnieuw.',
  'bad-response/not-acceptable':
    '{{host|De server}} heeft dit in geen vorm die Sidetone leest. Er is niets gewijzigd. De software is misschien ouder of nieuwer dan Sidetone kent.',
  'bad-response/not-xml':
    '{{host|De server}} antwoordde met tekst die niet te lezen is. Hier is niets gewijzigd. Probeer het opnieuw; blijft het zo, zeg het dan de beheerder.',
  'bad-response/doctype':
    'Het antwoord van {{host|de server}} begint met een eigen verklaring, die Sidetone niet volgt. Hier is niets gewijzigd. Zeg het de beheerder van de server.',
  'invalid-input/rule':
    '{{host|De server}} vindt dit tegen zijn regels.[ Hij zegt: “{{serverText}}”.] Er is niets gewijzigd. Kijk naar namen en tijden die er al zijn en probeer het opnieuw.',
  'not-this-system/redirect':
    '{{host|De server}} stuurt ons naar een pagina voor mensen in plaats van te antwoorden. Er is niets gewijzigd. Controleer het adres; het portaal is misschien verhuisd, of er staat een ander systeem voor.',
  'conflict/several-calls':
    'Er lopen meerdere gesprekken, dus het is niet duidelijk welk u bedoelt. Er is niets doorgegeven. Kies er een.',
  'call-not-found/no-active-call':
    'Op uw telefoons loopt geen gesprek van dien aard. Er is niets doorgegeven. Kijk wat er nu gaande is.',
  'call-not-found/not-made-here':
    'Het telefoonsysteem kan alleen gesprekken doorgeven die het zelf heeft opgezet. Dit gesprek gaat gewoon door. Gebruik de doorverbindtoets van uw bureautelefoon.',
  'not-supported/call-controller':
    'Het portaal van {{account|dit account}} heeft geen weg naar zijn gespreksbesturing. Al het andere werkt als voorheen. Gebruik de doorverbindtoets van uw bureautelefoon.',
  'bad-response/not-audio':
    '{{host|De server}} stuurde geen opname. Het bericht is er nog. Probeer het opnieuw of bel uw voicemail.',
  'bad-response/greeting':
    '{{host|De server}} heeft een begroeting die Sidetone niet kent. Er is niets gewijzigd. Kijk op zijn eigen website.',
  'secret-store-unavailable/changed-on-server':
    'Het wachtwoord is bij het telefoonsysteem gewijzigd, maar de sleutelbos van uw computer nam het niet aan. Ontgrendel hem en voer dan het nieuwe wachtwoord voor dit account in.',
} as const
