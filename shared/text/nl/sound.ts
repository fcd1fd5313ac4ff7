/** Dutch: en/sound.ts. */
export const sound = {
  secondRinger: 'Tweede bel',
  none: 'Geen',
  speak: 'Spreek nu…',
  quietPlease: 'Niet spreken. Er klinkt een toon…',
  level: 'Niveau van de microfoon',
  echoTest: 'Echotest',
  echoHint: 'Of de mensen die u belt zichzelf horen.',
  verdict: {
    good: 'De microfoon hoort u goed.',
    silent:
      'De microfoon hoort niets. Misschien staat er een schakelaar op stil of staat hij in het systeem laag.',
    quiet: 'De microfoon hoort u maar zwak. Kom dichterbij of zet hem in het systeem harder.',
    loud: 'De microfoon is te luid: woorden worden afgekapt. Zet hem in het systeem zachter.',
    echo: 'Er is een echo.',
  },
  echoVerdict: {
    good: 'Geen echo: de mensen die u belt horen zichzelf niet.',
    silent: 'De microfoon hoorde helemaal niets, dus dit zegt niets. Test eerst de microfoon.',
    echo: 'De microfoon hoort de luidspreker. Zet die zachter of gebruik een headset.',
  },
  processing: 'Geluid van deze microfoon',
  processingHint:
    'Laat dit het liefst aan. Een headset met eigen echo-onderdrukking kan zonder beter klinken.',
  echoCancellation: 'Echo-onderdrukking',
  noiseSuppression: 'Ruisonderdrukking',
  autoGainControl: 'Automatisch niveau',
  quality: 'Geluid',
  mos: '{{verdict}} ({{mos}} van 5)',
  mosOf: '{{mos}} van 5',
  delay: 'vertraging {{rtt}} ms',
  jitter: 'jitter {{jitter}} ms',
  lossIn: '{{loss}} % verloren op weg naar u',
  lossOut: '{{loss}} % verloren op weg van u',
  side: {
    here: 'Beide richtingen leden: kijk naar het netwerk aan uw kant.',
    in: 'Alleen hun geluid leed: hun netwerk of uw download.',
    out: 'Alleen uw geluid leed: uw upload of hun netwerk.',
  },
} as const
