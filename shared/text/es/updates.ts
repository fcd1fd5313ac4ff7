/** Spanish: en/updates.ts. */
export const updates = {
  title: 'Actualizaciones',
  automatic: 'Buscar actualizaciones una vez al día',
  automaticHint: 'Nada se trae ni se instala por sí solo, y no se envía nada sobre usted.',
  check: 'Buscar actualizaciones',
  checking: 'Buscando…',
  current: 'Es la versión más nueva. Comprobado {{when}}.',
  available: 'Ya está Sidetone {{version}}',
  byHand: 'Instálelo como instaló este.',
  fetchSize: 'Traerla ({{size}})',
  downloading: 'Trayendo Sidetone {{version}}…',
  ready: 'Sidetone {{version}} está listo',
  readyHint: 'Se ha comprobado. Reiniciar lleva unos segundos, y mientras no pueden entrar llamadas.',
  restart: 'Reiniciar y actualizar',
  waiting: 'Sidetone se reinicia cuando acabe su llamada',
  notNow: 'Ahora no',
  installing: 'Reiniciando…',
  notes: 'Novedades de {{version}}',
  off: {
    build:
      'Esta edición de Sidetone no busca actualizaciones. Las versiones nuevas vienen de quien la instaló.',
    managed: 'Quien gestiona este ordenador se ocupa de las actualizaciones.',
  },
} as const
