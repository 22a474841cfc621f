// Reports about invented happenings in invented places, made to try the page: several of one happening with figures
// that disagree, a denial, an allegation, a plan, a sum, and a text that would like to be more than text.
export const reports = [
  {
    id: 'm1', published: '2024-03-06', outlet: 'Morning Wire', title: 'Attack on Norvale market', licence: 'CC BY 4.0',
    text: 'Rebels killed at least 12 people in Aleppo on Tuesday, the army said. The wounded were taken to a hospital.\n\nNorway may withdraw its troops from Mali.',
  },
  {
    id: 'v1', published: '2024-03-07', outlet: 'Valley Post', title: 'Death toll rises', licence: 'CC BY 4.0',
    text: 'Rebels killed 15 people in Aleppo on Tuesday, a hospital said. The rebels denied the attack.',
  },
  {
    id: 'm2', published: '2024-03-09', outlet: 'Morning Wire', title: 'Police detain protesters', licence: 'CC BY 4.0',
    text: 'Police arrested 12 protesters in Oslo on Friday.\n\nThe opposition condemned the arrests. Norway sent aid to Mali on Thursday.',
  },
  {
    id: 'v2', published: '2024-04-02', outlet: 'Valley Post', title: 'A month of attacks', licence: 'CC BY 4.0',
    text: 'Since early March, rebels have carried out 9 attacks in Syria, killing at least 40 people, the army said.\n\nRebels killed 6 soldiers near Homs on Monday. An alleged smuggler was arrested in Damascus on Monday.',
  },
  {
    id: 'closed', published: '2024-04-03', outlet: 'Closed Courier',
    text: 'Police arrested 4 farmers in Bergen on Monday.\n\nThe rest of this report is nobody else\'s to print.',
  },
  {
    id: 'odd/one.html', published: '2024-04-03', outlet: 'Harbour <b>Times</b>', title: 'Fire & <script>alert("title")</script>', licence: 'CC BY 4.0',
    text: '🔥🔥 <script>window.broken = true</script> قتل الجيش ثلاثة مدنيين 👩‍🚒. \u202ERebels killed 3 people in Homs on Tuesday\u202C, the army said.\n\nPolice arrested 🚓 two protesters in Oslo on Tuesday. <img src=x onerror="window.broken = true">',
  },
];

// More of the same, so that lists have a second page. The days are all of January 2024.
export const many = Array.from({ length: 70 }, (_, i) => ({
  id: `n${i}`, published: `2024-01-${String((i % 28) + 2).padStart(2, '0')}`, outlet: 'Valley Post', licence: 'CC BY 4.0',
  text: `Police arrested ${i + 2} protesters in Oslo on ${['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'][i % 5]}.`,
}));
