/**
 * What came of one trust with a clinic, its follow-ups and its admissions, number for number: a change of any of them is
 * seen here, and is to be meant. Of each column of the ledger its sum, and the sum with each day's count times its place.
 */
import { expect, it } from 'vitest';
import { ledgerColumns } from '../../src/model/ledger.js';
import { settingsByHand } from './settings-by-hand.js';
import { strategyRun } from './strategy-run.js';

const DAYS = 168;

const settings = settingsByHand({
  days: DAYS,
  trusts: [
    {
      id: 'ashby',
      goLive: 70,
      listed: 0.25,
      clinic: { follow_ups_per_first: 1.2, initial_list: 5000 },
      elective: { planned_share: 0.4 },
      emergency: {},
      beds: {},
    },
  ],
});

const numbersOf = (strategy: string) => {
  const { ledger } = strategyRun(settings, strategy);
  return Array.from({ length: 3 }, (_, list) =>
    ledgerColumns.flatMap((name) => {
      let [sum, placed] = [0, 0];
      ledger.column(list, name).forEach((count, day) => {
        sum += count;
        placed += (day + 1) * count;
      });
      return sum > 0 ? [`${name} ${sum} ${placed}`] : [];
    }),
  );
};

it('of the counterfactual is what it was', () => {
  expect(numbersOf('no_go_live')).toMatchInlineSnapshot(`
    [
      [
        "joined 10034 834750",
        "slots 10348 866279",
        "used 10348 866279",
        "missed 1115 93575",
        "returned 361 29494",
        "done 9233 772704",
        "removed 1817 145608",
        "uncaptured 95 8029",
        "stops 4188 348851",
        "stops_within_18_weeks 3384 279740",
        "waiting 720343 57554062",
        "over_18_weeks 3402 266867",
        "in_pathway 115177 9822111",
        "pathway_over_18_weeks 64624 5835999",
      ],
      [
        "joined 10713 914031",
        "slots 11936 1003514",
        "used 11936 1003514",
        "missed 1315 107239",
        "done 10621 896275",
        "uncaptured 121 9527",
        "waiting 71376 6250258",
        "due_later 902148 76765499",
      ],
      [
        "joined 3674 311229",
        "slots 3703 309841",
        "used 3703 309841",
        "missed 244 20831",
        "done 3459 289010",
        "removed 160 13745",
        "uncaptured 42 3833",
        "stops 2089 175042",
        "stops_within_18_weeks 533 29293",
        "waiting 154037 13131178",
        "planned 60763 5132665",
        "over_18_weeks 30777 3125410",
        "over_52_weeks 5 460",
        "in_pathway 31404 2670981",
        "pathway_over_18_weeks 11813 1041827",
        "no_bed 31 3158",
      ],
    ]
  `);
});

it('of the national strategy is what it was', () => {
  expect(numbersOf('national')).toMatchInlineSnapshot(`
    [
      [
        "joined 10034 834750",
        "slots 10121 829052",
        "used 10121 829052",
        "missed 1088 89146",
        "returned 355 28505",
        "done 9033 739906",
        "removed 1817 145619",
        "uncaptured 101 9015",
        "downgraded 9 1471",
        "stops 4127 338865",
        "stops_within_18_weeks 3322 269589",
        "waiting 721381 57726141",
        "hidden 1024 168492",
        "over_18_weeks 3398 266193",
        "in_pathway 114978 9789097",
        "pathway_over_18_weeks 64619 5835183",
      ],
      [
        "joined 10713 914031",
        "slots 11669 959728",
        "used 11669 959728",
        "missed 1291 103314",
        "done 10378 856414",
        "uncaptured 127 10510",
        "downgraded 9 1471",
        "waiting 72582 6450222",
        "hidden 135 22239",
        "due_later 900977 76571334",
      ],
      [
        "joined 3674 311229",
        "slots 3651 301313",
        "used 3651 301313",
        "missed 240 20172",
        "done 3411 281141",
        "removed 159 13583",
        "uncaptured 46 4485",
        "downgraded 3 487",
        "stops 2060 170290",
        "stops_within_18_weeks 528 28479",
        "waiting 154287 13172613",
        "hidden 289 47549",
        "planned 60864 5149405",
        "over_18_weeks 30896 3145145",
        "over_52_weeks 5 460",
        "in_pathway 31243 2644316",
        "pathway_over_18_weeks 11812 1041653",
        "no_bed 31 3158",
      ],
    ]
  `);
});
