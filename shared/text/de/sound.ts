/** German: en/sound.ts. */
export const sound = {
  secondRinger: 'Zweite Klingel',
  none: 'Keine',
  speak: 'Sprechen Sie jetzt …',
  quietPlease: 'Nicht sprechen. Ein Ton wird gespielt …',
  level: 'Pegel des Mikrofons',
  echoTest: 'Echotest',
  echoHint: 'Ob Ihre Gesprächspartner sich selbst hören.',
  verdict: {
    good: 'Das Mikrofon hört Sie gut.',
    silent:
      'Das Mikrofon hört nichts. Vielleicht ist es an einem Schalter stumm oder im System heruntergeregelt.',
    quiet: 'Das Mikrofon hört Sie nur schwach. Gehen Sie näher heran oder regeln Sie es im System hoch.',
    loud: 'Das Mikrofon ist zu laut: Wörter werden abgeschnitten. Regeln Sie es im System herunter.',
    echo: 'Es gibt ein Echo.',
  },
  echoVerdict: {
    good: 'Kein Echo: Ihre Gesprächspartner hören sich nicht selbst.',
    silent: 'Das Mikrofon hat gar nichts gehört, also sagt das nichts. Testen Sie zuerst das Mikrofon.',
    echo: 'Das Mikrofon hört den Lautsprecher. Stellen Sie ihn leiser oder nehmen Sie ein Headset.',
  },
  processing: 'Klang dieses Mikrofons',
  processingHint:
    'Am besten eingeschaltet. Ein Headset mit eigener Echounterdrückung kann ohne besser klingen.',
  echoCancellation: 'Echounterdrückung',
  noiseSuppression: 'Rauschunterdrückung',
  autoGainControl: 'Automatischer Pegel',
  quality: 'Ton',
  mos: '{{verdict}} ({{mos}} von 5)',
  mosOf: '{{mos}} von 5',
  delay: 'Verzögerung {{rtt}} ms',
  jitter: 'Jitter {{jitter}} ms',
  lossIn: '{{loss}} % auf dem Weg zu Ihnen verloren',
  lossOut: '{{loss}} % auf dem Weg von Ihnen verloren',
  side: {
    here: 'Beide Wege litten: Sehen Sie nach dem Netz auf Ihrer Seite.',
    in: 'Nur der Ton von dort litt: deren Netz oder Ihr Download.',
    out: 'Nur Ihr Ton litt: Ihr Upload oder deren Netz.',
  },
} as const
