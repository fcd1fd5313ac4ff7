/** Arabic: en/server-call.ts. */
export const serverCall = {
  step: {
    ordered: 'تسلّم نظام الهاتف المكالمة',
    'desk-ringing': 'هاتف مكتبك يرنّ',
    'desk-answered': 'رفعتَ سماعة هاتف المكتب',
    'desk-failed': 'لم تُرفع سماعة هاتف المكتب',
    ringing: 'يرنّ {{target}}',
    answered: 'أجاب {{target}}',
    failed: 'يتعذّر الوصول إلى {{target}}',
    transferred: 'تُحوَّل المكالمة إلى {{target}}',
  },
  outcome: {
    answered: 'تم الرد',
    busy: 'مشغول',
    declined: 'رُفضت',
    'no-answer': 'لا رد',
    'not-found': 'لا رقم كهذا',
    unavailable: 'غير متاح الآن',
    failed: 'فشلت المكالمة',
    unknown: 'لا يقول نظام الهاتف شيئًا آخر عن هذه المكالمة',
  },
  ring: 'رنّ هاتف مكتبي أولًا',
  title: 'الاتصال بهاتف المكتب',
  asking: 'جارٍ سؤال نظام الهاتف…',
} as const
