import { deskDial } from './desk-dial.ts'
import { updates } from './updates.ts'

/** Dutch: en/desk.ts. */
export const desk = {
  dial: deskDial,
  updates,
  commandBar: {
    title: 'Bellen of zoeken',
    placeholder: 'Naam, nummer of opdracht',
    call: '{{target}} bellen',
    dndOn: 'Niet storen aanzetten',
    dndOff: 'Niet storen uitzetten',
    keypad: 'Toetsen openen',
    settings: 'Instellingen openen',
    diagnostics: 'Naar problemen zoeken',
    nothing: 'Niets past. Typ een nummer om het te bellen.',
    people: 'Personen',
    commands: 'Opdrachten',
  },
  hotkeys: {
    listTitle: 'Overal op deze computer',
    unheard: 'Aangemeld, nog niet geprobeerd',
    title: 'Algemene sneltoetsen',
    lead: 'Toetsen die werken terwijl u in een ander programma bezig bent. Alle staan uit tot u ze instelt.',
    action: {
      answer: 'Opnemen',
      'hang-up': 'Weigeren of ophangen',
      mute: 'Dempen',
      dnd: 'Niet storen aan of uit',
      'command-bar': 'Bellen of zoeken',
      'call-selection': 'Geselecteerd nummer bellen',
    },
    off: 'Uit',
    on: '{{action}}, {{keys}}',
    change: 'Wijzigen',
    press: 'Druk op de nieuwe toetsen…',
    pressHint: 'Esc houdt de oude. Gebruik Ctrl, Alt of Super met een andere toets.',
    refusedKeys:
      'Deze toetsen kunnen niet. Neem Ctrl, Alt of Super met een letter, een cijfer of F1 tot F24.',
    test: 'Test',
    listening: 'Druk nu op {{keys}}…',
    heard: 'Werkt, laatst gedrukt {{when}}',
    asked: 'Nog niet geprobeerd. Druk op Test en dan op de toetsen.',
    taken: 'Het systeem of een ander programma heeft deze toetsen.',
    twice: 'Deze toetsen zijn hier voor iets anders ingesteld.',
    wayland:
      'Uw bureaublad (Wayland) geeft toetsen misschien niet door aan programma’s. Hoort een test niets, zet dan de opdracht “{{command}}” op een toets in de instellingen van uw bureaublad.',
    selectionHint:
      'Belt wat in een ander programma is geselecteerd; op Windows en macOS wat het laatst is gekopieerd.',
  },
  start: {
    title: 'Start en netwerk',
    autostart: 'Met mijn sessie starten',
    autostartHint: 'Verborgen, zodat oproepen vanaf het begin binnenkomen',
    noTray:
      'Uw bureaublad toont geen systeemvakpictogrammen, dus een gesloten venster blijft in de taakbalk.',
    proxy: 'Proxy voor accountsystemen',
    proxyHint: 'Oproepen gaan in elk geval rechtstreeks naar de telefoonserver.',
    proxyKind: { system: 'Systeem', none: 'Geen', manual: 'Handmatig' },
    proxyServer: 'Proxy',
    proxyPlaceholder: 'proxy.example.org:8080',
    proxyBad:
      'Schrijf een naam of adres, een dubbelepunt en een poort. Geen gebruikersnaam en geen wachtwoord.',
    proxyExcept: 'Niet voor',
    proxyExceptHint: 'Namen met komma’s ertussen; .example.org staat voor een heel domein',
    ports: 'Poorten voor het geluid van oproepen',
    portsHint:
      'UDP, voor firewalls die er enkele doorlaten. Leeg: de gewone. Geldt vanaf de volgende oproep.',
    portsBad: 'Schrijf de eerste en de laatste poort, minstens 20 stuks van 1024 tot 65535.',
    save: 'Opslaan',
    fixed: 'Vastgelegd door de beheerder van deze computer',
  },
  trust: {
    title: 'Vertrouwde certificaten',
    lead: 'Servers waarvan u het eigen certificaat hebt vergeleken en vertrouwd. Elk geldt voor één account en één server.',
    none: 'Geen. Al uw servers legitimeren zich op de gewone manier.',
    forget: 'Vergeten…',
    forgetTitle: '{{host}} niet meer vertrouwen?',
    forgetText:
      '{{account}} verbindt niet meer totdat u het certificaat weer vergelijkt en vertrouwt. Het account en zijn geschiedenis blijven.',
    forgetConfirm: 'Certificaat vergeten',
    keep: 'Behouden',
    for: 'Voor {{account}}',
  },
  diagnostics: {
    title: 'Diagnose',
    lead: 'Zoekt wat oproepen zou kunnen tegenhouden. Er wordt niets gewijzigd en niets verstuurd.',
    run: 'Controleren',
    running: 'Bezig met controleren…',
    again: 'Opnieuw controleren',
    preview: 'Rapport tonen',
    previewTitle: 'Dit is het hele rapport',
    previewLead:
      'Wachtwoorden, sleutels, namen en volledige nummers zijn eruit gehaald. Lees het voordat u het aan iemand geeft.',
    save: 'Opslaan…',
    saved: 'Opgeslagen als {{file}}',
    verdict: { ok: 'Werkt', warn: 'Kijk hiernaar', failed: 'Werkt niet', unknown: 'Niet te zeggen' },
    summary: { ok: 'Alles waarnaar is gekeken, werkt.', bad: 'Iets vraagt aandacht.' },
  },
  check: {
    store: { ok: 'Uw gegevens kunnen worden gelezen en geschreven.', failed: 'Uw gegevens' },
    keychain: { ok: 'De sleutelbos neemt wachtwoorden aan en geeft ze terug.', failed: 'De sleutelbos' },
    managed: {
      none: 'Geen instellingen van een beheerder op deze computer.',
      fixed: 'Vastgelegd door uw beheerder: {{about}}.',
      failed: 'Instellingen van de beheerder',
    },
    environment: {
      ok: 'Niets rond Sidetone verzwakt zijn verbindingen.',
      odd: 'Deze variabelen zijn rond Sidetone gezet en worden genegeerd: {{about}}.',
    },
    proxy: {
      system: 'Accountsystemen worden bereikt zoals het systeem zegt.',
      none: 'Accountsystemen worden rechtstreeks bereikt.',
      manual: 'Accountsystemen worden bereikt via {{about}}.',
    },
    phone: {
      ok: 'Het deel dat belt, draait.',
      starting: 'Het deel dat belt, is nog niet gestart.',
      crashed: 'Het deel dat belt, is uitgevallen en wordt opnieuw gestart.',
      noApp: 'Alleen de draaiende app kan zeggen of bellen mogelijk is.',
    },
    microphone: {
      ok: 'De microfoon mag worden gebruikt.',
      unknown: 'De microfoon is nog niet gebruikt.',
      denied: 'Het systeem laat Sidetone de microfoon niet gebruiken.',
      missing: 'Er is geen microfoon.',
      noApp: 'Alleen de draaiende app kan iets over de microfoon zeggen.',
    },
    tray: {
      ok: 'Het systeemvakpictogram heeft een plaats.',
      absent:
        'Uw bureaublad toont geen systeemvakpictogrammen. Het venster blijft in plaats daarvan in de taakbalk.',
      unknown: 'Of systeemvakpictogrammen te zien zijn, is niet te zeggen.',
    },
    notifications: {
      ok: 'Meldingen hebben knoppen.',
      noButtons: 'Meldingen hebben hier geen knoppen. Neem op in het venstertje of het venster.',
      allOff: 'Venstertje, overgaan en melding staan allemaal uit. U merkt oproepen niet op.',
      unknown: 'Of meldingen knoppen hebben, is niet te zeggen.',
    },
    hotkeys: {
      ok: 'Alle sneltoetsen zijn gehoord.',
      none: 'Er zijn geen sneltoetsen ingesteld.',
      taken: 'Niet te krijgen: {{about}}.',
      unheard: 'Nog niet geprobeerd: {{about}}.',
      noApp: 'Alleen de draaiende app kan iets over sneltoetsen zeggen.',
    },
    account: { ok: 'Het accountsysteem antwoordt.', failed: 'Het accountsysteem' },
    line: {
      ok: 'Oproepen kunnen in en uit ({{about}}).',
      failed: 'De lijn is niet verbonden.',
      noApp: 'Alleen de draaiende app kan iets over de lijn zeggen.',
    },
  },
} as const
