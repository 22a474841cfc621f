// Every row is a report of one or two sentences in the notation of plain_report.h. The parser is not asked.
#include <gtest/gtest.h>

#include "src/when/plain_report.h"

namespace annals {
namespace {

struct Row {
  const char* published;
  const char* report;
  const char* words;
  const char* days;
};

const Row kRows[] = {
    // Publication 2024-03-07 is a Thursday.
    {"2024-03-07", "Rebels attacked* Dorvik on Monday .", "on Monday", "2024-03-04"},
    {"2024-03-07", "Rebels attacked* Dorvik on Tuesday .", "on Tuesday", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik on Wednesday .", "on Wednesday", "2024-03-06"},
    {"2024-03-07", "Rebels attacked* Dorvik on Thursday .", "on Thursday", "2024-03-07"},
    {"2024-03-07", "Rebels attacked* Dorvik on Friday .", "on Friday", "2024-03-01"},
    {"2024-03-07", "Rebels attacked* Dorvik on Saturday .", "on Saturday", "2024-03-02"},
    {"2024-03-07", "Rebels attacked* Dorvik on Sunday .", "on Sunday", "2024-03-03"},
    {"2024-03-07", "Wednesday , rebels attacked* Dorvik .", "Wednesday", "2024-03-06"},
    {"2024-03-07", "Rebels attacked* Dorvik Saturday .", "Saturday", "2024-03-02"},
    {"2024-03-07", "The ministers will meet* on Monday .", "on Monday", "2024-03-11"},
    {"2024-03-07", "The ministers will meet* on Tuesday .", "on Tuesday", "2024-03-12"},
    {"2024-03-07", "The ministers will meet* on Wednesday .", "on Wednesday", "2024-03-13"},
    {"2024-03-07", "The ministers will meet* on Thursday .", "on Thursday", "2024-03-07"},
    {"2024-03-07", "The ministers will meet* on Friday .", "on Friday", "2024-03-08"},
    {"2024-03-07", "The ministers will meet* on Saturday .", "on Saturday", "2024-03-09"},
    {"2024-03-07", "The ministers will meet* on Sunday .", "on Sunday", "2024-03-10"},
    {"2024-03-07", "The ministers would meet* on Sunday .", "on Sunday", "2024-03-10"},
    {"2024-03-07", "Last Monday , rebels attacked* Dorvik .", "Last Monday", "2024-02-26"},
    {"2024-03-07", "Last Wednesday , rebels attacked* Dorvik .", "Last Wednesday", "2024-02-28"},
    {"2024-03-07", "Last Thursday , rebels attacked* Dorvik .", "Last Thursday", "2024-02-29"},
    {"2024-03-07", "Last Friday , rebels attacked* Dorvik .", "Last Friday", "2024-03-01"},
    {"2024-03-07", "Last Sunday , rebels attacked* Dorvik .", "Last Sunday", "2024-03-03"},
    {"2024-03-07", "Rebels attacked* Dorvik on Monday last week .", "on Monday last week", "2024-02-26"},
    {"2024-03-07", "Rebels attacked* Dorvik on Sunday of last week .", "on Sunday of last week", "2024-03-03"},
    {"2024-03-07", "The ministers will meet* on Tuesday next week .", "on Tuesday next week", "2024-03-12"},
    {"2024-03-07", "The ministers will meet* next Monday .", "next Monday", "2024-03-11"},
    {"2024-03-07", "The ministers will meet* next Friday .", "next Friday", "2024-03-15"},
    {"2024-03-07", "The ministers will meet* this Saturday .", "this Saturday", "2024-03-09"},
    {"2024-03-07", "Rebels attacked* Dorvik this Tuesday .", "this Tuesday", "2024-03-05"},
    {"2024-03-07", "The ministers will meet* this coming Sunday .", "this coming Sunday", "2024-03-10"},
    {"2024-03-07", "Rebels attacked* Dorvik this past Saturday .", "this past Saturday", "2024-03-02"},
    {"2024-03-07", "The ministers will meet* the coming Thursday .", "coming Thursday", "2024-03-14"},
    {"2024-03-07", "Rebels attacked* Dorvik today .", "today", "2024-03-07"},
    {"2024-03-07", "Rebels attacked* Dorvik yesterday .", "yesterday", "2024-03-06"},
    {"2024-03-07", "The court will rule* tomorrow .", "tomorrow", "2024-03-08"},
    {"2024-03-07", "The court will rule* tonight .", "tonight", "2024-03-07"},
    {"2024-03-07", "Rebels attacked* Dorvik the day before yesterday .", "the day before yesterday", "2024-03-05"},
    {"2024-03-07", "The court will rule* the day after tomorrow .", "the day after tomorrow", "2024-03-09"},
    {"2024-03-07", "Rebels attacked* Dorvik overnight .", "overnight", "2024-03-06..2024-03-07"},
    {"2024-03-07", "Rebels attacked* Dorvik last night .", "last night", "2024-03-06"},
    {"2024-03-07", "Rebels attacked* Dorvik this morning .", "this morning", "2024-03-07"},
    {"2024-03-07", "Rebels attacked* Dorvik earlier today .", "earlier today", "2024-03-07"},
    {"2024-03-07", "Rebels attacked* Dorvik late yesterday .", "late yesterday", "2024-03-06"},
    {"2024-03-07", "Rebels attacked* Dorvik yesterday evening .", "yesterday evening", "2024-03-06"},
    {"2024-03-07", "The court will rule* tomorrow morning .", "tomorrow morning", "2024-03-08"},
    {"2024-03-07", "Rebels attacked* Dorvik two days before Easter 2021 .", "two days before Easter 2021", "2021-04-02"},
    {"2024-03-07", "Rebels attacked* Dorvik the day after Christmas .", "the day after Christmas", "2023-12-26"},
    {"2024-03-07", "Rebels attacked* Dorvik overnight into Wednesday .", "overnight into Wednesday", "2024-03-05..2024-03-06"},
    {"2024-03-07", "Rebels attacked* Dorvik overnight Monday .", "overnight Monday", "2024-03-04..2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik a week ago on Monday .", "a week ago on Monday", "2024-02-26"},
    {"2024-03-07", "Rebels attacked* Dorvik in the first half of January .", "in the first half of January", "2024-01-01..2024-01-15"},
    {"2024-03-07", "Rebels attacked* Dorvik so far this year .", "so far this year", "2024-01-01..2024-03-07"},
    {"2024-03-07", "Rebels attacked* Dorvik on March 2 and 3 .", "on March 2 and 3", "2024-03-02..2024-03-03"},
    {"2024-03-07", "Rebels attacked* Dorvik between May and September .", "between May and September", "2023-05-01..2023-09-30"},
    {"2024-03-07", "Rebels attacked* Dorvik after the 2001 September 11 attacks .", "2001 September 11", "2001-09-11"},
    {"2024-03-07", "Rebels attacked* Dorvik on the 3rd of this month .", "on the 3rd of this month", "2024-03-03"},
    {"2024-03-07", "Rebels attacked* Dorvik at 11:00 local time ( 0900 GMT ) on Tuesday .",
     "at 11:00 local time (0900 GMT) on Tuesday", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik on Monday night .", "on Monday night", "2024-03-04"},
    {"2024-03-07", "Rebels attacked* Dorvik early on Tuesday .", "early on Tuesday", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik early Wednesday .", "early Wednesday", "2024-03-06"},
    {"2024-03-07", "Rebels attacked* Dorvik late on Sunday .", "late on Sunday", "2024-03-03"},
    {"2024-03-07", "Rebels attacked* Dorvik in the early hours of Monday .", "in the early hours of Monday", "2024-03-04"},
    {"2024-03-07", "Rebels attacked* Dorvik on the night of 3 March .", "on the night of 3 March", "2024-03-03"},
    {"2024-03-07", "Rebels attacked* Dorvik on Tuesday afternoon .", "on Tuesday afternoon", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik on Tuesday at 6 p.m. .", "on Tuesday at 6 p.m.", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik at 18:30 on Tuesday .", "at 18:30 on Tuesday", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik at 10 a.m. local time on Sunday .", "at 10 a.m. local time on Sunday", "2024-03-03"},
    {"2024-03-07", "Rebels attacked* Dorvik at noon on Friday .", "at noon on Friday", "2024-03-01"},
    {"2024-03-07", "Rebels attacked* Dorvik at midnight on Friday .", "at midnight on Friday", "2024-03-01"},
    {"2024-03-07", "Rebels attacked* Dorvik a day ago .", "a day ago", "2024-03-06"},
    {"2024-03-07", "Rebels attacked* Dorvik two days ago .", "two days ago", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik 10 days ago .", "10 days ago", "2024-02-26"},
    {"2024-03-07", "Rebels attacked* Dorvik three hours ago .", "three hours ago", "2024-03-07"},
    {"2024-03-07", "Rebels attacked* Dorvik 48 hours ago .", "48 hours ago", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik a week ago .", "a week ago", "2024-02-29"},
    {"2024-03-07", "Rebels attacked* Dorvik two weeks ago .", "two weeks ago", "2024-02-19..2024-02-25"},
    {"2024-03-07", "Rebels attacked* Dorvik three months ago .", "three months ago", "2023-12-01..2023-12-31"},
    {"2024-03-07", "Rebels attacked* Dorvik a year ago .", "a year ago", "2023-01-01..2023-12-31"},
    {"2024-03-07", "Rebels attacked* Dorvik ten years ago .", "ten years ago", "2014-01-01..2014-12-31"},
    {"2024-03-07", "Rebels attacked* Dorvik twenty-five years ago .", "twenty-five years ago", "1999-01-01..1999-12-31"},
    {"2024-03-07", "Rebels attacked* Dorvik a decade ago .", "a decade ago", "2010-01-01..2019-12-31"},
    {"2024-03-07", "Rebels attacked* Dorvik several years ago .", "several years ago", "unresolved"},
    {"2024-03-07", "Rebels attacked* Dorvik last week .", "last week", "2024-02-26..2024-03-03"},
    {"2024-03-07", "Rebels attacked* Dorvik this week .", "this week", "2024-03-04..2024-03-10"},
    {"2024-03-07", "The ministers will meet* next week .", "next week", "2024-03-11..2024-03-17"},
    {"2024-03-07", "Rebels attacked* Dorvik earlier this week .", "earlier this week", "2024-03-04..2024-03-07"},
    {"2024-03-07", "The ministers will meet* later this week .", "later this week", "2024-03-07..2024-03-10"},
    {"2024-03-07", "The ministers will meet* early next week .", "early next week", "2024-03-11..2024-03-13"},
    {"2024-03-07", "Rebels attacked* Dorvik late last week .", "late last week", "2024-02-29..2024-03-03"},
    {"2024-03-07", "Rebels attacked* Dorvik last weekend .", "last weekend", "2024-03-02..2024-03-03"},
    {"2024-03-07", "Rebels attacked* Dorvik over the weekend .", "over the weekend", "2024-03-02..2024-03-03"},
    {"2024-03-07", "The ministers will meet* this weekend .", "this weekend", "2024-03-09..2024-03-10"},
    {"2024-03-07", "Rebels attacked* Dorvik last month .", "last month", "2024-02-01..2024-02-29"},
    {"2024-03-07", "Rebels attacked* Dorvik this month .", "this month", "2024-03-01..2024-03-31"},
    {"2024-03-07", "The ministers will meet* next month .", "next month", "2024-04-01..2024-04-30"},
    {"2024-03-07", "Rebels attacked* Dorvik early this month .", "early this month", "2024-03-01..2024-03-10"},
    {"2024-03-07", "Rebels attacked* Dorvik earlier this month .", "earlier this month", "2024-03-01..2024-03-07"},
    {"2024-03-07", "Rebels attacked* Dorvik late last month .", "late last month", "2024-02-21..2024-02-29"},
    {"2024-03-07", "The ministers will meet* at the end of the month .", "at the end of the month", "2024-03-21..2024-03-31"},
    {"2024-03-07", "The ministers will meet* at the end of next month .", "at the end of next month", "2024-04-21..2024-04-30"},
    {"2024-03-07", "Rebels attacked* Dorvik last year .", "last year", "2023-01-01..2023-12-31"},
    {"2024-03-07", "Rebels attacked* Dorvik earlier this year .", "earlier this year", "2024-01-01..2024-03-07"},
    {"2024-03-07", "The ministers will meet* later this year .", "later this year", "2024-03-07..2024-12-31"},
    {"2024-03-07", "The ministers will meet* next year .", "next year", "2025-01-01..2025-12-31"},
    {"2024-03-07", "Rebels attacked* Dorvik late last year .", "late last year", "2023-09-01..2023-12-31"},
    {"2024-03-07", "Rebels attacked* Dorvik at the end of last year .", "at the end of last year", "2023-12-01..2023-12-31"},
    {"2024-03-07", "Rebels attacked* Dorvik in January .", "in January", "2024-01-01..2024-01-31"},
    {"2024-03-07", "Rebels attacked* Dorvik in March .", "in March", "2024-03-01..2024-03-31"},
    {"2024-03-07", "Rebels attacked* Dorvik in June .", "in June", "2023-06-01..2023-06-30"},
    {"2024-03-07", "Rebels attacked* Dorvik in December .", "in December", "2023-12-01..2023-12-31"},
    {"2024-03-07", "The ministers will meet* in June .", "in June", "2024-06-01..2024-06-30"},
    {"2024-03-07", "The ministers will meet* in January .", "in January", "2025-01-01..2025-01-31"},
    {"2024-03-07", "The ministers will meet* in May .", "in May", "2024-05-01..2024-05-31"},
    {"2024-03-07", "Rebels attacked* Dorvik last April .", "last April", "2023-04-01..2023-04-30"},
    {"2024-03-07", "Rebels attacked* Dorvik last December .", "last December", "2023-12-01..2023-12-31"},
    {"2024-03-07", "Rebels attacked* Dorvik in April last year .", "in April last year", "2023-04-01..2023-04-30"},
    {"2024-03-07", "The ministers will meet* in May of next year .", "in May of next year", "2025-05-01..2025-05-31"},
    {"2024-03-07", "Rebels attacked* Dorvik in early February .", "in early February", "2024-02-01..2024-02-10"},
    {"2024-03-07", "Rebels attacked* Dorvik in mid-February .", "in mid-February", "2024-02-11..2024-02-20"},
    {"2024-03-07", "Rebels attacked* Dorvik in late February .", "in late February", "2024-02-21..2024-02-29"},
    {"2024-03-07", "Rebels attacked* Dorvik in late January .", "in late January", "2024-01-21..2024-01-31"},
    {"2024-03-07", "Rebels attacked* Dorvik at the beginning of February .", "at the beginning of February", "2024-02-01..2024-02-10"},
    {"2024-03-07", "Rebels attacked* Dorvik in the middle of February .", "in the middle of February", "2024-02-11..2024-02-20"},
    {"2024-03-07", "Rebels attacked* Dorvik at the end of February .", "at the end of February", "2024-02-21..2024-02-29"},
    {"2024-03-07", "Rebels attacked* Dorvik on March 5 .", "on March 5", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik on 5 March .", "on 5 March", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik on the 5th of March .", "on the 5th of March", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik on December 27th .", "on December 27th", "2023-12-27"},
    {"2024-03-07", "Rebels attacked* Dorvik on July 25 .", "on July 25", "2023-07-25"},
    {"2024-03-07", "The ministers will meet* on July 25 .", "on July 25", "2024-07-25"},
    {"2024-03-07", "The ministers will meet* on February 2 .", "on February 2", "2025-02-02"},
    {"2024-03-07", "Rebels attacked* Dorvik on Tuesday , March 5 .", "on Tuesday, March 5", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik on Tuesday , March 5 , 2019 .", "on Tuesday, March 5, 2019", "2019-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik on March 20 last year .", "on March 20 last year", "2023-03-20"},
    {"2024-03-07", "Rebels attacked* Dorvik last summer .", "last summer", "2023-06-01..2023-08-31"},
    {"2024-03-07", "Rebels attacked* Dorvik in the summer .", "in the summer", "2023-06-01..2023-08-31"},
    {"2024-03-07", "The ministers will meet* in the spring .", "in the spring", "2024-03-01..2024-05-31"},
    {"2024-03-07", "The ministers will meet* next spring .", "next spring", "2025-03-01..2025-05-31"},
    {"2024-03-07", "Rebels have held* Dorvik for ten years .", "for ten years", "2014-01-01..2024-03-07"},
    {"2024-03-07", "Rebels have held* Dorvik for three weeks .", "for three weeks", "2024-02-12..2024-03-07"},
    {"2024-03-07", "Rebels have held* Dorvik for ten days .", "for ten days", "2024-02-26..2024-03-07"},
    {"2024-03-07", "Rebels have held* Dorvik for more than two months .", "for more than two months", "2024-01-01..2024-03-07"},
    {"2024-03-07", "Rebels held* Dorvik for ten years .", "for ten years", "unresolved"},
    {"2024-03-07", "Rebels have held* Dorvik since 2011 .", "since 2011", "2011-01-01..2024-03-07"},
    {"2024-03-07", "Rebels have held* Dorvik since Tuesday .", "since Tuesday", "2024-03-05..2024-03-07"},
    {"2024-03-07", "Rebels have held* Dorvik since last week .", "since last week", "2024-02-26..2024-03-07"},
    {"2024-03-07", "Rebels have held* Dorvik since January .", "since January", "2024-01-01..2024-03-07"},
    {"2024-03-07", "Rebels have held* Dorvik since early February .", "since early February", "2024-02-01..2024-03-07"},
    {"2024-03-07", "Rebels have held* Dorvik since the 1990s .", "since the 1990s", "1990-01-01..2024-03-07"},
    {"2024-03-07", "Rebels have held* Dorvik since yesterday .", "since yesterday", "2024-03-06..2024-03-07"},
    {"2024-03-07", "Rebels attacked* Dorvik in the past three days .", "in the past three days", "2024-03-04..2024-03-07"},
    {"2024-03-07", "Rebels attacked* Dorvik over the last two weeks .", "over the last two weeks", "2024-02-22..2024-03-07"},
    {"2024-03-07", "Rebels attacked* Dorvik over the past week .", "over the past week", "2024-02-29..2024-03-07"},
    {"2024-03-07", "The ministers will meet* in the next three days .", "in the next three days", "2024-03-07..2024-03-10"},
    {"2024-03-07", "The ministers will meet* in two weeks .", "in two weeks", "2024-03-18..2024-03-24"},
    {"2024-03-07", "The ministers will meet* two days from now .", "two days from now", "2024-03-07..2024-03-09"},
    {"2024-03-07", "Rebels attacked* Dorvik on Christmas Day .", "on Christmas Day", "2023-12-25"},
    {"2024-03-07", "The ministers will meet* at Easter .", "at Easter", "2024-03-31"},
    {"2024-03-07", "Rebels attacked* Dorvik on New Year 's Eve .", "on New Year's Eve", "2023-12-31"},
    {"2024-03-07", "The ministers will meet* on Good Friday .", "on Good Friday", "2024-03-29"},
    {"2024-03-07", "The ministers will meet* during Ramadan .", "during Ramadan", "2024-03-11..2024-04-09"},
    {"2024-03-07", "The ministers will meet* on Eid al-Fitr .", "on Eid al-Fitr", "2024-04-10"},
    {"2024-03-07", "Rebels attacked* Dorvik from Monday to Wednesday .", "from Monday to Wednesday", "2024-03-04..2024-03-06"},
    {"2024-03-07", "Rebels attacked* Dorvik between Friday and Sunday .", "between Friday and Sunday", "2024-03-01..2024-03-03"},
    {"2024-03-07", "Rebels attacked* Dorvik from 3 to 5 March .", "from 3 to 5 March", "2024-03-03..2024-03-05"},
    {"2024-03-07", "The ministers will meet* from May 2 to 5 .", "from May 2 to 5", "2024-05-02..2024-05-05"},
    {"2024-03-07", "The ministers will meet* from 2 - 5 May .", "from 2 - 5 May", "2024-05-02..2024-05-05"},
    {"2024-03-07", "Rebels attacked* Dorvik between December and February .", "between December and February", "2023-12-01..2024-02-29"},
    {"2024-03-07", "Rebels attacked* Dorvik in the last week of February .", "in the last week of February", "2024-02-26..2024-03-03"},
    {"2024-03-07", "Rebels attacked* Dorvik on the first Monday of February .", "on the first Monday of February", "2024-02-05"},
    {"2024-03-07", "Rebels attacked* Dorvik in the third quarter of last year .", "in the third quarter of last year", "2023-07-01..2023-09-30"},
    {"2024-03-07", "The ministers must answer* by Friday .", "by Friday", "2024-03-08"},
    // A Monday and a Sunday: where weeks begin and end.
    {"2024-03-04", "Rebels attacked* Dorvik on Monday .", "on Monday", "2024-03-04"},
    {"2024-03-04", "Rebels attacked* Dorvik on Sunday .", "on Sunday", "2024-03-03"},
    {"2024-03-04", "Rebels attacked* Dorvik last Sunday .", "last Sunday", "2024-03-03"},
    {"2024-03-04", "Rebels attacked* Dorvik last Monday .", "last Monday", "2024-02-26"},
    {"2024-03-04", "Rebels attacked* Dorvik last week .", "last week", "2024-02-26..2024-03-03"},
    {"2024-03-04", "Rebels attacked* Dorvik over the weekend .", "over the weekend", "2024-03-02..2024-03-03"},
    {"2024-03-04", "The ministers will meet* next Monday .", "next Monday", "2024-03-11"},
    {"2024-03-04", "Rebels attacked* Dorvik yesterday .", "yesterday", "2024-03-03"},
    {"2024-03-10", "Rebels attacked* Dorvik on Monday .", "on Monday", "2024-03-04"},
    {"2024-03-10", "Rebels attacked* Dorvik on Sunday .", "on Sunday", "2024-03-10"},
    {"2024-03-10", "Rebels attacked* Dorvik this weekend .", "this weekend", "2024-03-09..2024-03-10"},
    {"2024-03-10", "Rebels attacked* Dorvik last weekend .", "last weekend", "2024-03-02..2024-03-03"},
    {"2024-03-10", "The ministers will meet* next week .", "next week", "2024-03-11..2024-03-17"},
    {"2024-03-10", "The ministers will meet* on Monday .", "on Monday", "2024-03-11"},
    // The turn of a year, and a leap day.
    {"2025-01-02", "Rebels attacked* Dorvik on Tuesday .", "on Tuesday", "2024-12-31"},
    {"2025-01-02", "Rebels attacked* Dorvik last month .", "last month", "2024-12-01..2024-12-31"},
    {"2025-01-02", "Rebels attacked* Dorvik in December .", "in December", "2024-12-01..2024-12-31"},
    {"2025-01-02", "Rebels attacked* Dorvik on December 30 .", "on December 30", "2024-12-30"},
    {"2025-01-02", "The ministers will meet* on January 5 .", "on January 5", "2025-01-05"},
    {"2025-01-02", "Rebels attacked* Dorvik two weeks ago .", "two weeks ago", "2024-12-16..2024-12-22"},
    {"2025-01-02", "Rebels attacked* Dorvik last year .", "last year", "2024-01-01..2024-12-31"},
    {"2025-01-02", "Rebels attacked* Dorvik on February 29 .", "on February 29", "2024-02-29"},
    {"2025-01-02", "Rebels attacked* Dorvik last quarter .", "last quarter", "2024-10-01..2024-12-31"},
    // The report's own timeline.
    {"2024-03-07", "Rebels attacked* Dorvik on Monday . The next day they left* .", "The next day", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik on Monday . That same day the army came* .", "That same day", "2024-03-04"},
    {"2024-03-07", "Rebels attacked* Dorvik on Monday . The army came* two days later .", "two days later", "2024-03-06"},
    {"2024-03-07", "Rebels attacked* Dorvik on Monday . The army had left* three days earlier .", "three days earlier", "2024-03-01"},
    {"2024-03-07", "Rebels attacked* Dorvik on Monday . The army had left* the day before .", "the day before", "2024-03-03"},
    {"2024-03-07", "Rebels attacked* Dorvik on Monday . The army came* the following day .", "the following day", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik on Monday . The army came* the next morning .", "the next morning", "2024-03-05"},
    {"2024-03-07", "Rebels attacked* Dorvik on Monday . That night the army came* .", "That night", "2024-03-04"},
    {"2024-03-07", "Rebels attacked* Dorvik in May 2019 . The army came* the following month .", "the following month", "2019-06-01..2019-06-30"},
    {"2024-03-07", "Rebels attacked* Dorvik in May 2019 . The army came* later that year .", "later that year", "2019-01-01..2019-12-31"},
    {"2024-03-07", "Rebels attacked* Dorvik in May 2019 . The army came* a year later .", "a year later", "2020-01-01..2020-12-31"},
    {"2024-03-07", "Rebels attacked* Dorvik in 2019 . The army had left* the year before .", "the year before", "2018-01-01..2018-12-31"},
    {"2024-03-07", "Rebels attacked* Dorvik in early February . Since then they have killed* 83 people .", "Since then", "2024-02-01..2024-03-07"},
    {"2024-03-07", "Rebels attacked* Dorvik on December 5 , 2019 . On December 7 the army came* .", "On December 7", "2019-12-07"},
    {"2024-03-07", "Rebels attacked* Dorvik on Monday . At 9 a.m. the army came* .", "At 9 a.m.", "2024-03-04"},
    {"2024-03-07", "The next day they left* .", "The next day", "unresolved"},
    // Without a publication date.
    {"", "Rebels attacked* Dorvik on Tuesday .", "on Tuesday", "unresolved"},
    {"", "Rebels attacked* Dorvik yesterday .", "yesterday", "unresolved"},
    {"", "Rebels attacked* Dorvik last week .", "last week", "unresolved"},
    {"", "Rebels attacked* Dorvik on May 5 .", "on May 5", "unresolved"},
    {"", "Rebels attacked* Dorvik two weeks ago .", "two weeks ago", "unresolved"},
    {"", "Rebels attacked* Dorvik on May 5 , 2019 .", "on May 5, 2019", "2019-05-05"},
    {"", "Rebels attacked* Dorvik in May 2019 .", "in May 2019", "2019-05-01..2019-05-31"},
    {"", "Rebels attacked* Dorvik in 2019 .", "in 2019", "2019-01-01..2019-12-31"},
    {"", "Rebels attacked* Dorvik in the 1990s .", "in the 1990s", "1990-01-01..1999-12-31"},
    {"", "Rebels attacked* Dorvik on 2019-05-05 .", "on 2019-05-05", "2019-05-05"},
    {"", "Rebels attacked* Dorvik in the 19th century .", "in the 19th century", "1800-01-01..1899-12-31"},
    {"", "Rebels attacked* Dorvik on May 5 , 2019 . The next day they left* .", "The next day", "2019-05-06"},
    {"", "Rebels attacked* Dorvik in the first quarter of 2019 .", "in the first quarter of 2019", "2019-01-01..2019-03-31"},
    {"", "Rebels attacked* Dorvik from 2004 to 2009 .", "from 2004 to 2009", "2004-01-01..2009-12-31"},
};

TEST(When, ReadsTheTable) {
  EXPECT_GE(std::size(kRows), 150U);
  for (const Row& row : kRows) {
    Document doc;
    read(row.published, row.report, doc);
    std::string seen;
    bool found = false;
    for (const TimeExpression& time : doc.times) {
      seen += "\"" + std::string(doc.text(time.span)) + "\" " + days_of(time) + "; ";
      found = found || (doc.text(time.span) == row.words && days_of(time) == row.days);
    }
    EXPECT_TRUE(found) << row.published << " " << row.report << "\n  wanted \"" << row.words << "\" " << row.days
                       << "\n  found " << seen;
  }
}

// What looks like a time and is none.
TEST(When, LeavesOtherWordsAlone) {
  const char* const reports[] = {
      "The talks may resume* in Dorvik .",
      "The rebels march* on Dorvik .",
      "The Sunday Courier said* nothing .",
      "A boy , 14 years old , fled* to Dorvik .",
      "A 14 - year - old boy fled* to Dorvik .",
      "The rebels killed* 2000 people .",
      "It cost* $ 2000 .",
      "The second attack killed* two people .",
      "The mayor , in his 70s , fled* to Dorvik .",
      "The club won* the 2019 - 20 season .",
  };
  for (const char* report : reports) {
    Document doc;
    read("2024-03-07", report, doc);
    std::string seen;
    for (const TimeExpression& time : doc.times) seen += std::string(doc.text(time.span)) + "; ";
    EXPECT_TRUE(doc.times.empty()) << report << "\n  found " << seen;
  }
}

struct Valued {
  const char* report;
  TimeKind kind;
  const char* value;
};

TEST(When, WritesValuesAsTimex3) {
  const Valued rows[] = {
      {"Rebels attacked* Dorvik on Tuesday .", TimeKind::kDate, "2024-03-05"},
      {"Rebels attacked* Dorvik in January .", TimeKind::kDate, "2024-01"},
      {"Rebels attacked* Dorvik last week .", TimeKind::kDate, "2024-W09"},
      {"Rebels attacked* Dorvik last weekend .", TimeKind::kDate, "2024-W09-WE"},
      {"Rebels attacked* Dorvik last year .", TimeKind::kDate, "2023"},
      {"Rebels attacked* Dorvik last summer .", TimeKind::kDate, "2023-SU"},
      {"Rebels attacked* Dorvik in the 1990s .", TimeKind::kDate, "199"},
      {"Rebels attacked* Dorvik in the 20th century .", TimeKind::kDate, "19"},
      {"Rebels attacked* Dorvik in the third quarter of 2023 .", TimeKind::kDate, "2023-Q3"},
      {"Rebels attacked* Dorvik on Monday night .", TimeKind::kTime, "2024-03-04TNI"},
      {"Rebels attacked* Dorvik at 6:40 p.m. on Monday .", TimeKind::kTime, "2024-03-04T18:40"},
      {"Rebels attacked* Dorvik at 12:00 UTC Monday .", TimeKind::kTime, "2024-03-04T12:00Z"},
      {"Rebels held* Dorvik for two weeks .", TimeKind::kDuration, "P2W"},
      {"Rebels held* Dorvik for several years .", TimeKind::kDuration, "PXY"},
      {"Rebels held* Dorvik for two and a half years .", TimeKind::kDuration, "P2.5Y"},
      {"Rebels held* Dorvik for 30 minutes .", TimeKind::kDuration, "PT30M"},
      {"Farmers protest* every Friday .", TimeKind::kSet, "XXXX-WXX-5"},
      {"Farmers protest* twice a week .", TimeKind::kSet, "P1W"},
      {"Farmers protest* daily .", TimeKind::kSet, "P1D"},
      {"Rebels recently attacked* Dorvik .", TimeKind::kDate, "PAST_REF"},
      {"Exports fell* in the fiscal year 2023 .", TimeKind::kDate, "FY2023"},
      {"Settlers came* in 1230 BC .", TimeKind::kDate, "-1230"},
  };
  for (const Valued& row : rows) {
    Document doc;
    read("2024-03-07", row.report, doc);
    ASSERT_FALSE(doc.times.empty()) << row.report;
    EXPECT_EQ(doc.view(doc.times[0].value), row.value) << row.report;
    EXPECT_EQ(doc.times[0].kind, row.kind) << row.report;
  }
}

TEST(When, SinceThenKeepsItsAnchor) {
  Document doc;
  read("2024-03-07", "Rebels attacked* Dorvik in early February . Since then they have killed* 83 people .", doc);
  ASSERT_EQ(doc.times.size(), 2U);
  EXPECT_TRUE(doc.times[1].since);
  EXPECT_EQ(doc.text(doc.times[1].anchor), "in early February");
}

TEST(When, TheDateOfADateline) {
  Document doc;
  read("2024-03-08", "DORVIK , March 7 ( Agency ) - Rebels attacked* Dorvik on Tuesday .", doc);
  ASSERT_EQ(doc.times.size(), 2U);
  EXPECT_EQ(days_of(doc.times[0]), "2024-03-07");
  EXPECT_EQ(days_of(doc.times[1]), "2024-03-05");
}

TEST(When, OddFiguresAreSurvived) {
  for (const char* report : {"On 99/99/9999 they left* .", "They left* 99999 years ago .", "In 0000 they left* .",
                             "On February 31 , 2019 they left* .", "They left* 2019 - 2018 .", "They left* - - ago .",
                             "The last left* of the of the .", "They left* on 31.12.2019 and 12/31/19 ."}) {
    Document doc;
    read("2024-03-07", report, doc);
    for (const TimeExpression& time : doc.times) {
      EXPECT_FALSE(time.span.empty());
      if (time.days) {
        EXPECT_LE(time.days->start, time.days->end) << report;
      }
    }
  }
}

}  // namespace
}  // namespace annals
