/** Arabic: en/updates.ts. */
export const updates = {
  title: 'التحديثات',
  automatic: 'البحث عن تحديثات مرة في اليوم',
  automaticHint: 'لا يُجلب شيء ولا يُثبّت من تلقاء نفسه، ولا يُرسل شيء عنك.',
  check: 'البحث عن تحديثات',
  checking: 'جارٍ البحث…',
  current: 'هذا أحدث إصدار. فُحص {{when}}.',
  available: 'صدر Sidetone {{version}}',
  byHand: 'ثبّته كما ثبّتّ هذا.',
  fetchSize: 'جلبه ({{size}})',
  downloading: 'جارٍ جلب Sidetone {{version}}…',
  ready: '‏Sidetone {{version}} جاهز',
  readyHint: 'تم فحصه. تستغرق إعادة التشغيل ثوانيَ لا تصل خلالها المكالمات.',
  restart: 'إعادة التشغيل والتحديث',
  waiting: 'يُعاد تشغيل Sidetone عند انتهاء مكالمتك',
  notNow: 'ليس الآن',
  installing: 'جارٍ إعادة التشغيل…',
  notes: 'الجديد في {{version}}',
  off: {
    build: 'لا يبحث هذا الإصدار من Sidetone عن تحديثات. تأتي الإصدارات الجديدة ممن ثبّته.',
    managed: 'يتولى من يدير هذا الحاسوب التحديثات.',
  },
} as const
