import { deskDial } from './desk-dial.ts'
import { updates } from './updates.ts'

/** German: en/desk.ts. */
export const desk = {
  dial: deskDial,
  updates,
  commandBar: {
    title: 'Anrufen oder finden',
    placeholder: 'Name, Nummer oder Befehl',
    call: '{{target}} anrufen',
    dndOn: '„Nicht stören“ einschalten',
    dndOff: '„Nicht stören“ ausschalten',
    keypad: 'Wähltasten öffnen',
    settings: 'Einstellungen öffnen',
    diagnostics: 'Nach Problemen suchen',
    nothing: 'Nichts passt. Tippen Sie eine Nummer, um sie anzurufen.',
    people: 'Personen',
    commands: 'Befehle',
  },
  hotkeys: {
    listTitle: 'Überall auf diesem Computer',
    unheard: 'Angemeldet, noch nicht probiert',
    title: 'Globale Tastenkürzel',
    lead: 'Tasten, die wirken, während ein anderes Programm im Vordergrund ist. Alle sind aus, bis Sie sie festlegen.',
    action: {
      answer: 'Annehmen',
      'hang-up': 'Ablehnen oder auflegen',
      mute: 'Stumm',
      dnd: '„Nicht stören“ ein oder aus',
      'command-bar': 'Anrufen oder finden',
      'call-selection': 'Markierte Nummer anrufen',
    },
    off: 'Aus',
    on: '{{action}}, {{keys}}',
    change: 'Ändern',
    press: 'Drücken Sie die neuen Tasten …',
    pressHint: 'Esc behält die alten. Nehmen Sie Strg, Alt oder Super mit einer anderen Taste.',
    refusedKeys:
      'Diese Tasten gehen nicht. Nehmen Sie Strg, Alt oder Super mit einem Buchstaben, einer Ziffer oder F1 bis F24.',
    test: 'Test',
    listening: 'Drücken Sie jetzt {{keys}} …',
    heard: 'Funktioniert, zuletzt gedrückt {{when}}',
    asked: 'Noch nicht probiert. Drücken Sie Test, dann die Tasten.',
    taken: 'Das System oder ein anderes Programm hat diese Tasten.',
    twice: 'Diese Tasten sind hier für etwas anderes vergeben.',
    wayland:
      'Ihr Desktop (Wayland) reicht Tasten vielleicht nicht an Programme weiter. Hört ein Test nichts, legen Sie den Befehl „{{command}}“ in den Einstellungen Ihres Desktops auf eine Taste.',
    selectionHint:
      'Ruft an, was in einem anderen Programm markiert ist; unter Windows und macOS, was zuletzt kopiert wurde.',
  },
  start: {
    title: 'Start und Netz',
    autostart: 'Mit meiner Sitzung starten',
    autostartHint: 'Verborgen, damit Anrufe von Anfang an ankommen',
    noTray:
      'Ihr Desktop zeigt keine Symbole im Infobereich, darum bleibt ein geschlossenes Fenster in der Taskleiste.',
    proxy: 'Proxy für Kontosysteme',
    proxyHint: 'Anrufe gehen in jedem Fall direkt zum Telefonserver.',
    proxyKind: { system: 'System', none: 'Keiner', manual: 'Von Hand' },
    proxyServer: 'Proxy',
    proxyPlaceholder: 'proxy.example.org:8080',
    proxyBad: 'Schreiben Sie Name oder Adresse, Doppelpunkt und Port. Keinen Benutzernamen, kein Passwort.',
    proxyExcept: 'Nicht für',
    proxyExceptHint: 'Namen, durch Kommas getrennt; .example.org steht für eine ganze Domain',
    ports: 'Ports für den Ton der Anrufe',
    portsHint: 'UDP, für Firewalls, die einige durchlassen. Leer: die üblichen. Gilt ab dem nächsten Anruf.',
    portsBad: 'Schreiben Sie den ersten und den letzten Port, mindestens 20 von 1024 bis 65535.',
    save: 'Speichern',
    fixed: 'Vom Verwalter dieses Computers festgelegt',
  },
  trust: {
    title: 'Vertraute Zertifikate',
    lead: 'Server, deren eigenes Zertifikat Sie verglichen haben und dem Sie vertrauen. Jedes gilt für ein Konto und einen Server.',
    none: 'Keine. Alle Ihre Server weisen sich auf die übliche Art aus.',
    forget: 'Vergessen …',
    forgetTitle: '{{host}} nicht mehr vertrauen?',
    forgetText:
      '{{account}} verbindet sich nicht mehr, bis Sie das Zertifikat wieder vergleichen und ihm vertrauen. Das Konto und seine Anrufliste bleiben.',
    forgetConfirm: 'Zertifikat vergessen',
    keep: 'Behalten',
    for: 'Für {{account}}',
  },
  diagnostics: {
    title: 'Diagnose',
    lead: 'Sucht, was Anrufe am Kommen oder Gehen hindern könnte. Nichts wird geändert und nichts gesendet.',
    run: 'Prüfen',
    running: 'Wird geprüft …',
    again: 'Erneut prüfen',
    preview: 'Bericht zeigen',
    previewTitle: 'Das ist der ganze Bericht',
    previewLead:
      'Passwörter, Schlüssel, Namen und volle Nummern sind entfernt. Lesen Sie ihn, bevor Sie ihn weitergeben.',
    save: 'Speichern …',
    saved: 'Gespeichert als {{file}}',
    verdict: { ok: 'Funktioniert', warn: 'Ansehen', failed: 'Funktioniert nicht', unknown: 'Nicht zu sagen' },
    summary: { ok: 'Alles, was geprüft wurde, funktioniert.', bad: 'Etwas braucht Aufmerksamkeit.' },
  },
  check: {
    store: { ok: 'Ihre Daten lassen sich lesen und schreiben.', failed: 'Ihre Daten' },
    keychain: { ok: 'Der Schlüsselbund nimmt Passwörter und gibt sie zurück.', failed: 'Der Schlüsselbund' },
    managed: {
      none: 'Keine Einstellungen des Verwalters auf diesem Computer.',
      fixed: 'Von Ihrem Verwalter festgelegt: {{about}}.',
      failed: 'Einstellungen des Verwalters',
    },
    environment: {
      ok: 'Nichts um Sidetone schwächt seine Verbindungen.',
      odd: 'Diese Variablen sind um Sidetone gesetzt und werden nicht beachtet: {{about}}.',
    },
    proxy: {
      system: 'Kontosysteme werden erreicht, wie das System es sagt.',
      none: 'Kontosysteme werden direkt erreicht.',
      manual: 'Kontosysteme werden über {{about}} erreicht.',
    },
    phone: {
      ok: 'Der Teil, der telefoniert, läuft.',
      starting: 'Der Teil, der telefoniert, ist noch nicht gestartet.',
      crashed: 'Der Teil, der telefoniert, ist ausgefallen und wird neu gestartet.',
      noApp: 'Nur die laufende App kann sagen, ob Anrufe möglich wären.',
    },
    microphone: {
      ok: 'Das Mikrofon darf benutzt werden.',
      unknown: 'Das Mikrofon wurde noch nicht benutzt.',
      denied: 'Das System lässt Sidetone das Mikrofon nicht benutzen.',
      missing: 'Es gibt kein Mikrofon.',
      noApp: 'Nur die laufende App kann etwas über das Mikrofon sagen.',
    },
    tray: {
      ok: 'Das Symbol im Infobereich hat einen Platz.',
      absent:
        'Ihr Desktop zeigt keine Symbole im Infobereich. Das Fenster bleibt stattdessen in der Taskleiste.',
      unknown: 'Ob Symbole im Infobereich zu sehen sind, lässt sich nicht sagen.',
    },
    notifications: {
      ok: 'Mitteilungen haben Schaltflächen.',
      noButtons:
        'Mitteilungen haben hier keine Schaltflächen. Nehmen Sie im Anruffenster oder im Hauptfenster an.',
      allOff:
        'Anruffenster, Klingeln und Mitteilung sind alle ausgeschaltet. Sie werden Anrufe nicht bemerken.',
      unknown: 'Ob Mitteilungen Schaltflächen haben, lässt sich nicht sagen.',
    },
    hotkeys: {
      ok: 'Alle Tastenkürzel wurden gehört.',
      none: 'Es sind keine Tastenkürzel festgelegt.',
      taken: 'Nicht zu haben: {{about}}.',
      unheard: 'Noch nicht probiert: {{about}}.',
      noApp: 'Nur die laufende App kann etwas über Tastenkürzel sagen.',
    },
    account: { ok: 'Das Kontosystem antwortet.', failed: 'Das Kontosystem' },
    line: {
      ok: 'Anrufe können kommen und gehen ({{about}}).',
      failed: 'Die Leitung ist nicht verbunden.',
      noApp: 'Nur die laufende App kann etwas über die Leitung sagen.',
    },
  },
} as const
