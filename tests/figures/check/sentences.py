"""Every kind of sentence against the published figures: none may be answered wrongly."""

from __future__ import annotations

# The sentences are ours; the facts are those of published_facts.csv, each as its source has it.
SENTENCES: dict[str, tuple[str, ...]] = {
    "supported": (
        "Confidence in West Mercia Police stood at 82% in Jan-Mar 2024.",
        "Around 83% of residents had confidence in West Mercia Police in Q4 2019/20.",
        "85% of people were confident in West Mercia Police at the end of Q4 2019/20.",
        "More than four in five people in Telford and Wrekin had confidence in the police in October "
        "to December 2024.",
        "Over three quarters of people in Shropshire had confidence in West Mercia Police in Oct-Dec "
        "2024.",
        "Two thirds of residents were confident they could reach the police in a non-emergency in Q4 "
        "2019/20.",
        "About a quarter of people saw an officer at least once a week in Q4 2019/20.",
        "92% of 999 calls were answered within 10 seconds between April 2021 and March 2022 on the "
        "force's own clock.",
        "72.63% of 999 calls were answered within ten seconds on the national clock in the year to "
        "February 2024.",
        "In the 12 months to October 2024 just over 75% of 999 calls were answered within 10 seconds, "
        "measured nationally.",
        "78% of 101 calls were answered within 30 seconds at the end of Q4 2019/20.",
        "1.1% of 999 calls were abandoned in Q4 2019/20.",
        "The 101 abandonment rate was 11% in Q4 2019/20.",
        "The mean 999 answer time on the BT clock was 11.7 seconds between November 2021 and April "
        "2022.",
        "West Mercia Police recorded 95,006 crimes in the year to March 2023.",
        "Around 95,000 offences were recorded in the year ending March 2023.",
        "There were 2,535 police officers in post on 30 September 2024.",
        "Officer numbers stood at more than 2,500 at the end of September 2024.",
        "The force had 186 PCSOs on 30 September 2024.",
        "35% of officers were women in March 2023.",
        "There were eight homicides in 2023/24.",
        "56 people were killed on the roads of West Mercia in 2024.",
        "Three people were killed on the roads in Telford & Wrekin in 2024.",
        "There were 1,944 road collisions in 2017/18.",
        "Steer Clear received a grant of £538,496.32.",
        "WMRASAC was awarded £1.53m in 2022/23 for sexual violence support.",
        "£434,000 of emergency Covid funding went to domestic abuse and sexual violence services.",
        "The Complex Care Pathfinder was awarded £1.3m over two years.",
        "The Complex Care Pathfinder was awarded £650,000 over two years.",
        "The Redditch joint hub contract is worth £17.6m.",
        "WMRASAC had 408 referrals in Q1 2022/23.",
        "The force held 412 stop searches a month on average from October 2019 to March 2020.",
        "33% of shoplifting offences had an action-taken outcome in Q3 2024/25.",
        "The target for confidence is 88%.",
        "76% of victims of domestic abuse were satisfied in September 2021.",
        "In Worcestershire confidence in the police was 82% in Oct-Dec 2024.",
        "Nine in ten people in Shropshire said their area felt safe in Oct-Dec 2024.",
        "55% of people said police do a good or excellent job in the Crime Survey for the year to "
        "March 2023.",
        "The force was £4m over budget in June 2024.",
        "Confidence of 82% in Jan-Mar 2024 was below the target of 88%.",
        "Confidence missed its 88% target in Jan-Mar 2024, at 82%.",
        "Domestic abuse cases rose by 3.4% from April to December 2024 to the same period in 2025.",
        "Domestic abuse cases rose 3.4% to 18,038 in April to December 2025.",
        "Recorded crime fell by 4% from 60,551 in the year to March 2013 to 58,010 in the year to "
        "March 2014.",
        "Recorded crime fell by nine per cent in the year to March 2024.",
        "Road deaths were unchanged at 56 in 2024.",
        "Of 999 calls, 88% were answered within 10 seconds in September 2021.",
        "Fatal casualties rose 32% in 2023/24 compared with 2022/23.",
        "Demand for 999 was up 13% in July to September 2021.",
        "999 demand rose by 13 per cent in July-September 2021 compared to the previous year.",
        "Some 16,000 emergency calls came in during July 2021.",
        "More than 95,000 offences were recorded by West Mercia Police in the year to March 2023.",
        "One in five people in Telford see an officer or PCSO every week, according to the "
        "October-December 2024 survey.",
        "Just 14% of residents saw an officer or PCSO weekly in January to March 2024.",
        "Only 14 per cent saw a police officer at least once a week in Q4 2023/24.",
        "Half of residents were satisfied with the level of policing in Q4 2019/20.",
        "51% were satisfied with the level of policing at the end of Q4 2019/20.",
        "At the end of Q4 2019/20, 92 per cent of 999 calls were answered within 10 seconds.",
        "999 answered within ten seconds was 92% in Q4 2019/20.",
        "West Mercia Police answered about three quarters of 999 calls within ten seconds in the 12 "
        "months to October 2024.",
        "The force has a target of answering 90% of 999 calls within 10 seconds.",
        "88% of 999 calls were answered within ten seconds in September 2021, below the 90% target.",
        "The commissioner secured over £750,000 of extra government funding for victim services.",
        "The Ministry of Justice gave £677,612.69 extra for domestic abuse and sexual violence "
        "services in 2022/23.",
        "The District Valuer revised the Holmer Road price to £950,000.",
        "A final offer of £1,075,000 for Holmer Road was made in February 2024.",
        "Safer Streets 5 funding came to just under £1m.",
        "The Wyre Forest hub cost £7.6m.",
        "£3.36m was for fleet replacement in 2024/25.",
        "West Mercia had 2,494 officers at the end of March 2023.",
        "The number of police officers was 2,354 in January 2022.",
        "3.3 per cent of officers were from an ethnic minority in March 2023.",
        "West Mercia Police have increased officer numbers from 2,395 in December 2022 to 2,494 in "
        "March 2023.",
        "PCSO numbers stood at 186 in September 2024.",
        "The force recorded 20 homicides in 2022/23.",
        "The Victim Advice Line took 9,500 calls in the 18 months to October 2020.",
        "182 town and parish councils answered the survey.",
        "995 people answered the Your Voice survey.",
        "Confidence in West Mercia Police was between 80% and 82% in Oct-Dec 2024.",
        "In Oct-Dec 2024 confidence was 82% in Telford & Wrekin, 77% in Herefordshire and 76% in "
        "Shropshire.",
        "Confidence was lower in Shropshire (76%) than in Telford & Wrekin (82%) in Oct-Dec 2024.",
        "Support for West Mercia Police was 93% in Herefordshire in Oct-Dec 2023.",
        "88% of Herefordshire residents said the police had their trust in Oct-Dec 2023.",
        "85% of people in Herefordshire said anti-social behaviour was not much of a problem in "
        "Oct-Dec 2024.",
        "47% of people in the Crime Survey said police deal with local concerns in the year to March "
        "2023.",
        "Witness attendance was 86%.",
        "408 people were referred to the West Mercia Rape and Sexual Abuse Support Centre in the first "
        "quarter of 2022/23.",
        "Total recorded crime was 85,790 in the year to December 2017.",
        "Recorded crime fell from 85,790 in the year to December 2017 to 83,678 in the year to June "
        "2018.",
        "The mean time to answer 999 calls nationally measured was 17.66 seconds from February 2023 to "
        "February 2024.",
        "Recorded crime in West Mercia is down nine per cent in the year to December 2024.",
        "Confidence in Telford & Wrekin stayed at 82% between Oct-Dec 2023 and Oct-Dec 2024.",
        "Confidence in Telford and Wrekin was unchanged in Oct-Dec 2024 at 82 per cent, the same as in "
        "Oct-Dec 2023.",
        "In Q4 2024/25, 16% of people in Shropshire saw an officer weekly, compared with 15% in Q3 "
        "2024/25.",
        "In Q4 2024/25, 16% of people in Shropshire saw an officer weekly.",
        "92% of people in Telford & Wrekin were confident they could reach police in an emergency in "
        "October-December 2024.",
        "Nine out of ten people in Shropshire were confident of access to police in an emergency in "
        "Oct-Dec 2024.",
        "67% in Herefordshire were confident they could contact police in a non-emergency in January "
        "to March 2025.",
        "Fewer than half of people in Herefordshire felt informed about local policing in Jan-Mar 2025.",
        "Most people in Shropshire have confidence in West Mercia Police.",
        "South Worcestershire had the highest confidence, 83%, in Oct-Dec 2023.",
        "The confidence target is 88 per cent, while the result in Oct-Dec 2023 was 82 per cent.",
        "Confidence fell short of the 88% target in Oct-Dec 2023.",
        "The 101 target is 60%.",
        "In 2021/22 the force answered 92% of 999 calls within 10 seconds.",
        "72.6% of 999 calls were answered within 10 seconds from February 2023 to February 2024.",
        "Victim satisfaction for violent crime was 63% in December 2021.",
        "There were six homicides between October 2023 and September 2024.",
        "Officer numbers have risen to 2,535.",
        "There were roughly 2,500 officers in March 2023.",
        "Officer numbers rose by 41 between January and December 2022, to 2,395.",
        "Confidence in the police in Worcestershire was more than four in five in Jan-Mar 2024.",
        "61% of people in South Worcestershire said police do a good or excellent job in Jan-Mar 2024.",
        "In Worcestershire, 74% said the police understand the issues in their community in "
        "January-March 2024.",
        "Stop searches averaged 412 a month between October 2019 and March 2020.",
        "An average of 412 people a month were stopped and searched from October 2019 to March 2020.",
        "4.5% of new student officers were BAME between April and September 2019.",
        "165 uplift officers had been added by September 2021.",
        "17,433 domestic abuse cases were recorded between April and December 2024.",
        "More than two thirds said they understand the community's issues: 69% said police understand "
        "community issues in Q4 2019/20.",
        "A little over a quarter of residents, 26%, thought crime and anti-social behaviour was a "
        "problem in Q4 2019/20.",
        "18% thought crime and ASB had increased in Q4 2019/20.",
        "Confidence in the police is 83% or 85% for Q4 2019/20.",
        "Compared with 79% in Oct-Dec 2023, confidence in Shropshire was 76% in Oct-Dec 2024.",
        "More than half of people in Shropshire think police do a good job, with 55% saying so in "
        "Oct-Dec 2024.",
        "91% of Herefordshire residents felt safe in their local area in the final quarter of 2024.",
        "Fewer than one in five people in Herefordshire saw an officer weekly in Oct-Dec 2024.",
        "Nearly nine in ten Telford and Wrekin residents felt their area was safe in Oct-Dec 2024.",
        "999 abandonment stood at 1.1% in Q4 2019/20.",
        "Around four in five 101 calls were answered within 30 seconds in January to March 2020.",
        "56% of 101 calls were answered within two minutes.",
        "Mean 999 answer time, measured nationally, was 11.8 seconds in 2021.",
        "92% of 999 calls were answered within 10 seconds in 2021/22, above the 90% target.",
        "The 90% target for 999 calls answered within 10 seconds was met in 2021/22, at 92%.",
        "72.63% of 999 calls were answered within 10 seconds on the national clock in the year to "
        "February 2024, missing the 90% standard.",
        "Confidence of 80% in Oct-Dec 2024 is eight points below the 88% target.",
        "Police numbers: 2,535 officers at 30 September 2024.",
        "There are just over 2,500 officers.",
        "Officer numbers rose 5.8% from 2,395 in December 2022 to 2,535 in September 2024.",
        "Homicides fell from 20 in 2022/23 to 8 in 2023/24.",
        "There were fewer than ten homicides in 2023/24.",
        "60,551 offences were recorded in the year to March 2013.",
        "Excluding fraud, 81,092 offences were recorded in the year to June 2025.",
        "Total recorded crime fell 4.2 per cent between the year to March 2013 and the year to March "
        "2014.",
        "Crime fell by 9% in 2023/24.",
        "More than 17,000 domestic abuse cases were reported between April and December 2024.",
        "The 18,038 domestic abuse cases in April to December 2025 were 605 more than a year before.",
        "Almost 2,000 road collisions were recorded in 2017/18.",
        "£241,711 of extra Ministry of Justice money for domestic abuse and sexual violence came in "
        "February 2021.",
        "The Branch's Purple Leaf service gets £305,000 a year for child sexual exploitation.",
        "AXIS was awarded £222,609 for ISVA posts.",
        "The Home Office gave £591,384 for work with perpetrators.",
        "£794,000 was given to extend DA, SV, IDVA and ISVA services.",
        "£47,100 went to the children and young people domestic abuse service.",
        "£1.5m will fund domestic abuse perpetrator programmes.",
        "Holmer Road was to be sold at an agreed price of £1.2 million.",
        "Redditch's temporary station has a budget of £2m.",
        "In the week ending 28 June 2020, 91.3% of 999 calls were answered within 10 seconds.",
        "80.2% of 101 calls were answered within 30 seconds in the week to 28 June 2020.",
        "In Q4 2019/20 confidence in West Mercia Police was around 83%.",
        "69% of residents said police do a good or excellent job in Q4 2019/20.",
        "At the end of Q4, 2019/20, 78% of 101 calls were answered within 30 seconds.",
        "In quarter 4 of 2019-20, 67% were confident of access to the police in a non-emergency.",
        "More than 80% were confident they could access the police in an emergency in Q4 2019/20.",
        "More than three quarters were confident they could access the police in an emergency in Q4 "
        "2019/20.",
        "26% of residents saw an officer at least once a week in Q4 2019/20.",
        "Roughly one in four residents saw an officer at least once a week in January to March 2020.",
        "61% of residents in Shropshire said police did a good or excellent job in the 12 months to "
        "early 2020.",
        "11% of 101 calls were abandoned at the end of Q4 2019/20.",
        "Stop searches: an average of 412 each month between October 2019 and March 2020.",
        "£176,000 was secured for more ISVAs.",
        "The emergency funding for domestic abuse and sexual violence in the pandemic was £434,000.",
        "9,500 calls were made to the Victim Advice Line in the 18 months to October 2020.",
        "4.5% of new student officers were from BAME backgrounds between April and September 2019.",
        "The proportion of residents confident in the police is 82% in Telford.",
        "Oct to Dec 2024: confidence 80% force-wide.",
        "80% confidence across West Mercia (Q3 2024/25).",
        "In the third quarter of 2024/25 confidence was 80% across the force.",
        "Confidence in the police across West Mercia was eighty per cent in Oct–Dec 2024.",
        "Herefordshire: 93% support West Mercia Police (Oct-Dec 2023).",
        "88 per cent of Herefordshire people trusted the police in Oct-Dec 2023.",
        "Public confidence stood at 82 per cent between January and March 2024 against a target of 88 "
        "per cent.",
        "Nearly 95,000 crimes were recorded in the year to March 2023.",
        "About 95,000 crimes were recorded in 2022/23.",
        "Domestic abuse cases have gone up 3.4 per cent year on year to 18,038 between April and "
        "December 2025.",
        "The 101 target was 60% in February 2024.",
        "Confidence is highest in Telford & Wrekin at 82% and lowest in Shropshire at 76% "
        "(October-December 2024).",
        "In Redditch, the joint hub contract is worth £17.6 million.",
        "The Commissioner said confidence in Herefordshire was 77% in October to December 2024.",
        "“Confidence in Herefordshire was 77% in October to December 2024,” the Commissioner said.",
        "Three quarters of domestic abuse victims were satisfied in September 2021.",
        "Over 60% of violent crime victims were satisfied in December 2021.",
        "92% of 999 calls picked up within 10 seconds (force clock, April 2021 to March 2022).",
        "Crime rates: 58,010 offences in the year to March 2014.",
        "Offences fell 4.2% to 58,010 in the year to March 2014.",
        "PCSOs: 186 (30 September 2024).",
        "Women make up 35% of officers as at March 2023.",
        "More than a third of officers were women in March 2023.",
        "Only 3.3% of officers were from ethnic minorities in March 2023.",
        "Road deaths stood at 56 in both 2023 and 2024.",
        "There were 56 road deaths in 2023 and 56 in 2024.",
        "Murders: eight in 2023/24.",
        "The rolling 12-month total of homicides was 24 to October 2022.",
        "Public confidence in West Mercia Police stands at 80 per cent, according to the latest survey "
        "for October to December 2024.",
        "The survey for January to March 2025 found that 93% of people in Herefordshire feel they "
        "could reach the police in an emergency.",
        "Two-thirds of Herefordshire residents (67%) are confident they could reach the police in a "
        "non-emergency (January to March 2025).",
        "Fewer than half of residents in Herefordshire (46%) feel informed about what the police are "
        "doing, the survey for Jan-Mar 2025 shows.",
        "Just over half of Shropshire residents say police are doing a good or excellent job (Oct-Dec "
        "2024: 55%).",
        "In North Worcestershire 88% and in South Worcestershire 89% said their area felt safe in "
        "October to December 2024.",
        "Recorded crime in West Mercia totalled 95,006 offences in the 12 months to March 2023.",
        "There were 95,006 crimes in the 12 months ending 31 March 2023.",
        "Police recorded crime fell 9% in the 12 months to March 2024.",
        "The force had 2,535 officers and 186 PCSOs on 30 September 2024.",
        "Officer numbers topped 2,500 in September 2024.",
        "Headcount reached 2,494 officers on 31 March 2023.",
        "Officer numbers grew by 140, from 2,395 in December 2022 to 2,535 in September 2024.",
        "Killed on the roads: 56 in 2024, the same as 2023.",
        "The number of people killed on West Mercia's roads was 56 in 2024.",
        "999 calls were answered in an average of 11.7 seconds between November 2021 and April 2022.",
        "On average it took 17.66 seconds to answer a 999 call between February 2023 and February 2024 "
        "on the national clock.",
        "West Mercia's 999 answering within ten seconds was 72.6% on the national clock, February 2023 "
        "to February 2024.",
        "Seventy per cent of 101 calls are now answered within two minutes.",
        "Safer Streets 5 brings £999,025 to West Mercia.",
        "Almost £1m from Safer Streets 5 was secured.",
        "£1,530,959 for WMRASAC in 2022/23.",
        "The Steer Clear grant of just over half a million pounds runs to March 2025.",
        "The fleet replacement budget for 2024/25 was £3.363m.",
        "Redditch's joint police and fire hub contract came to £17.6m in February 2023.",
    ),
    "contradicted": (
        "Confidence in West Mercia Police stood at 88% in Jan-Mar 2024.",
        "Confidence in the police in Shropshire was 81% in Oct-Dec 2024.",
        "91% of 101 calls were answered within 30 seconds in Q4 2019/20.",
        "There were 2,700 police officers in West Mercia on 30 September 2024.",
        "West Mercia Police recorded 75,000 crimes in the year to March 2023.",
        "The Steer Clear grant was worth £800,000.",
        "Two thirds of people in Shropshire saw an officer every week in Oct-Dec 2024.",
        "56 people were killed on the roads of Telford & Wrekin in 2024.",
        "The target for confidence is 95%.",
        "Confidence in Telford & Wrekin fell from 82% to 77% between Oct-Dec 2023 and Oct-Dec 2024.",
        "Confidence in Herefordshire rose between Oct-Dec 2023 and Oct-Dec 2024.",
        "At 82%, confidence met its target of 88% in Jan-Mar 2024.",
        "Recorded crime rose by nine per cent in the year to March 2024.",
        "Police officer numbers have doubled from 2,354 in January 2022 to 2,535 in September 2024.",
        "Fewer than 90,000 offences were recorded by West Mercia Police in the year to March 2023.",
        "Just one in ten people in Telford see an officer or PCSO every week, according to the "
        "October-December 2024 survey.",
        "Only 24 per cent saw a police officer at least once a week in Q4 2023/24.",
        "Seven in ten residents were satisfied with the level of policing in Q4 2019/20.",
        "In Q4 2019/20 just 72% of 999 calls were answered in 10 seconds.",
        "West Mercia answered 92% of 999 calls within 10 seconds on the national clock in the year to "
        "October 2024.",
        "999 performance beat the 90% target in September 2021, with 88% of calls answered within 10 "
        "seconds.",
        "The Redditch joint hub contract was worth £25m.",
        "Safer Streets 5 was worth £2.4m.",
        "The Wyre Forest hub cost £12m.",
        "Officer headcount was 2,494 in January 2022.",
        "Officer numbers fell between December 2022 and March 2023.",
        "PCSO numbers stood at 250 in September 2024.",
        "The force recorded 41 homicides in 2022/23.",
        "In Oct-Dec 2024 confidence was 82% in Telford & Wrekin, 67% in Herefordshire and 76% in "
        "Shropshire.",
        "45% of people in Herefordshire said anti-social behaviour was not much of a problem in "
        "Oct-Dec 2024.",
        "Confidence in West Mercia Police rose two points, from 80% in Oct-Dec 2023 to 82% in Oct-Dec "
        "2024.",
        "Recorded crime rose from 83,678 in the year to December 2017 to 85,790 in the year to June "
        "2018.",
        "The mean time to answer 999 calls on the BT clock was 7 seconds from February 2023 to "
        "February 2024.",
        "Confidence in West Mercia Police doubled in Telford & Wrekin between Oct-Dec 2023 and Oct-Dec "
        "2024.",
        "In Q4 2024/25, 36% of people in Shropshire saw an officer weekly.",
        "Nine out of ten people were confident of access to police in a non-emergency in Herefordshire "
        "in Jan-Mar 2025.",
        "More than half of people in Herefordshire felt informed about local policing in Jan-Mar 2025.",
        "The confidence result in Oct-Dec 2023 was 88 per cent.",
        "The force met its 88% confidence target in Oct-Dec 2023.",
        "In 2021/22 the force answered 72% of 999 calls within 10 seconds.",
        "92% of 999 calls were answered within 10 seconds from February 2023 to February 2024.",
        "Satisfaction among victims of road traffic collisions rose from 79% in September 2021 to 83% "
        "in December 2021.",
        "There were sixteen homicides between October 2023 and September 2024.",
        "There are over 3,000 police officers in West Mercia as of September 2024.",
        "In Worcestershire, 80% thought police do a good job in Jan-Mar 2024.",
        "27,433 domestic abuse cases were recorded between April and December 2024.",
        "A third of people in Herefordshire see an officer every week, the October-December 2024 "
        "survey found.",
        "Half of residents in Shropshire felt their area was safe in Oct-Dec 2024.",
        "Confidence in Herefordshire fell 12 points between Oct-Dec 2023 and Oct-Dec 2024.",
        "Confidence in Herefordshire rose 5 points between Oct-Dec 2023 and Oct-Dec 2024.",
        "The share seeing an officer weekly in Shropshire rose from 15% in Oct-Dec 2023 to 19% in "
        "Oct-Dec 2024.",
        "999 abandonment stood at 11% in Q4 2019/20.",
        "101 abandonment stood at 1.1% in Q4 2019/20.",
        "Nine in ten 101 calls were answered within 30 seconds in January to March 2020.",
        "Mean 999 answer time, measured nationally, was 8 seconds in 2021.",
        "The 90% target for 999 calls answered within 10 seconds was missed in 2021/22, at 92%.",
        "72.63% of 999 calls were answered within 10 seconds on the national clock in the year to "
        "February 2024, meeting the 90% standard.",
        "Confidence of 80% in Oct-Dec 2024 is above the 88% target.",
        "Confidence hit 88% in Oct-Dec 2024.",
        "Police numbers: 2,135 officers at 30 September 2024.",
        "Officer numbers rose 25% from 2,395 in December 2022 to 2,535 in September 2024.",
        "Officer numbers fell from 2,535 in December 2022 to 2,395 in September 2024.",
        "There were more than 30 homicides in 2023/24.",
        "50,551 offences were recorded in the year to March 2013.",
        "Crime fell by 19% in 2023/24.",
        "Domestic abuse cases fell from 18,038 in April to December 2024 to 17,433 in April to "
        "December 2025.",
        "AXIS ISVA award was £500,000.",
        "Domestic abuse perpetrator programmes get £4.5 million.",
        "The Wyre Forest hub cost £76m.",
        "In the week ending 28 June 2020, 71.3% of 999 calls were answered within 10 seconds.",
        "In Q4 2019/20 confidence in West Mercia Police was around 70%.",
        "70% were confident they could access the police in an emergency in Q4 2019/20.",
        "62% of residents saw an officer at least once a week in Q4 2019/20.",
        "Emergency Covid DA/SV funding was £634,000.",
        "19,500 calls were made to the Victim Advice Line in the 18 months to October 2020.",
        "9% of new student officers were from BAME backgrounds between April and September 2019.",
        "Confidence in West Mercia Police rose to 86% in the latest wave.",
        "Telford & Wrekin's confidence level of 72% in Oct-Dec 2024 was the highest.",
        "Public confidence stood at 82 per cent between January and March 2024 against a target of 80 "
        "per cent.",
        "Domestic abuse cases have gone up 34 per cent year on year to 18,038 between April and "
        "December 2025.",
        "The 999 standard is 80%.",
        "Two in five people in Telford & Wrekin have confidence in the police, Oct-Dec 2024.",
        "Confidence in Shropshire soared to 96% in October-December 2024.",
        "Officer numbers plunged to 1,200 in September 2024.",
        "Confidence fell from 90% to 80% between Oct-Dec 2023 and Oct-Dec 2024.",
        "Satisfaction of domestic abuse victims improved between September 2021 and December 2021.",
        "Half of officers were women in March 2023.",
        "There were 56 road deaths in 2023 and 76 in 2024.",
        "Two-thirds of Herefordshire residents are confident they could reach the police in an "
        "emergency (January to March 2025).",
        "Just over half of Shropshire residents say police are doing a good or excellent job (Oct-Dec "
        "2024: 65%).",
        "In North Worcestershire 88% and in South Worcestershire 79% said their area felt safe in "
        "October to December 2024.",
        "Confidence in Herefordshire fell 9 per cent from 82% in Jan-Mar 2024 to 78% in Jan-Mar 2025.",
        "There were 85,006 crimes in the 12 months ending 31 March 2023.",
        "The force had 2,535 officers and 286 PCSOs on 30 September 2024.",
        "Officer numbers grew by 340, from 2,395 in December 2022 to 2,535 in September 2024.",
        "The number of people killed on West Mercia's roads rose to 71 in 2024.",
        "On average it took 12 seconds to answer a 999 call between February 2023 and February 2024 on "
        "the national clock.",
        "Redditch's joint police and fire hub contract came to £7.6m in February 2023.",
    ),
    "wrong unit": (
        "The share of people in Shropshire who say police do a good job fell by almost 10% between "
        "Oct-Dec 2023 and Oct-Dec 2024.",
        "Confidence in Herefordshire fell 5% from 82% in Oct-Dec 2023 to 77% in Oct-Dec 2024.",
        "Confidence in Shropshire fell by 3% from 79% to 76% between Oct-Dec 2023 and Oct-Dec 2024.",
        "Confidence in Shropshire dropped 5 per cent, from 80% to 75%, between January-March 2024 and "
        "January-March 2025.",
        "The average 999 call took 17.66 minutes to answer on the BT clock in February 2023 to "
        "February 2024.",
        "Satisfaction among victims of violent crime fell by 6%, from 69% in September 2021 to 63% in "
        "December 2021.",
        "There were 412 stop searches a week between October 2019 and March 2020.",
        "Almost 10% fewer people in Shropshire say police do a good job: 64% in Oct-Dec 2023, then 55%.",
        "Almost 10% fewer people in Shropshire said police do a good job: 64% to 55%, Oct-Dec 2023 to "
        "Oct-Dec 2024.",
        "Police in Shropshire doing a good job: almost 10% fewer people say so (64% in Oct-Dec 2023 to "
        "55% in Oct-Dec 2024).",
        "The proportion of Shropshire residents who think the police do a good job fell almost 10% "
        "from 64% to 55%.",
        "Good or excellent job ratings in Herefordshire fell almost 10 per cent between January-March "
        "2024 and January-March 2025.",
        "Confidence in Shropshire fell 3% in a year, to 76% in Oct-Dec 2024.",
        "There was a five per cent drop in those saying police in Telford & Wrekin do a good job, from "
        "63% to 58%.",
        "Confidence in Herefordshire fell by 5%, from 82% in October to December 2023 to 77% a year "
        "later.",
        "Good or excellent job in Shropshire is down 9% to 55% (Oct-Dec 2024).",
        "Weekly visibility in Telford rose 6%, from 18% to 24%.",
        "Satisfaction of domestic abuse victims fell by 3%, from 76% in September 2021 to 73% in "
        "December 2021.",
        "Seeing a PCSO or officer every week in Herefordshire fell 3%, from 16% in Oct-Dec 2023 to 13% "
        "in Oct-Dec 2024.",
        "Telford & Wrekin saw a 5% fall in good or excellent job ratings, 63% to 58%, between Oct-Dec "
        "2023 and Oct-Dec 2024.",
    ),
    "not matched": (
        "83% of residents in Staffordshire have confidence in the police.",
        "The force solved 41% of burglaries in 2022.",
        "64% of women feel safe walking at night in Shropshire.",
        "Confidence in West Mercia Police will reach 90% by 2030.",
        "The average response time to emergencies was 12 minutes in Q1 2024/25.",
        "The PCC's council tax precept rose by 5% in 2024.",
        "Ludlow residents gave police 71% support in 2022.",
        "The police helicopter flew 340 hours in 2023.",
        "Confidence in West Mercia Police was 71% in 2015.",
        "Police dog Rex is 7 years old.",
        "999 calls rose by 40% in 2023.",
        "Almost half of people in Birmingham see police weekly.",
        "Confidence among young people in Shropshire was 61% in Oct-Dec 2024.",
        "Shropshire Council spent £40m on roads in 2024.",
        "The commissioner visited 12 schools in March 2023.",
        "Knife crime offences in Telford rose to 213 in 2024.",
        "Confidence in the NHS in Herefordshire was 82% in Oct-Dec 2023.",
        "55% of dog owners in Worcester walk after dark.",
        "Domestic abuse victims waited an average of 14 days for support in 2022/23.",
        "The police budget was £280m in 2024/25.",
        "The number of speed cameras rose from 20 to 30.",
        "Confidence in West Mercia Police was 91% in Oct-Dec 2030.",
        "Crime increased by 9% to 95,006 offences in the year to March 2023.",
        "The force has 150 armed officers.",
        "The force employs 1,900 police staff in 2024.",
        "Overtime cost the force £6m in 2023/24.",
        "The clear-up rate for rape in West Mercia was 4% in 2022.",
        "Emergency response times averaged 14 minutes 30 seconds in Q2 2024/25.",
        "Gwent Police answered 95% of 999 calls within 10 seconds.",
        "Confidence in Worcester city centre was 77% in 2024.",
        "79% of farmers in Herefordshire are confident in the police.",
        "Attendance at Panel meetings was 85%.",
        "The PCC has been in post for 8 years.",
        "In the next three years the commissioner wants confidence to reach 88%.",
        "Call 101 or visit the website; the office is open from 9 to 5.",
        "Two people were arrested in Redditch on 12 March 2024.",
        "Nationally, 73% of 999 calls were answered within 10 seconds across England in 2023.",
        "18% had no confidence in the police in Oct-Dec 2024.",
        "Confidence among women in Telford & Wrekin was 82% in Oct-Dec 2024.",
        "18% of people in Shropshire had no confidence in the police.",
        "One in four residents of Bridgnorth see an officer weekly.",
        "By 2030 the force hopes 95% of 999 calls will be answered in ten seconds.",
        "Surrey Police answered 86.1% of 999 calls within 10 seconds in November 2024.",
        "Burglary in Redditch fell 22% in 2024.",
        "The force took 45% longer to answer 101 calls in 2023.",
        "Average waiting time for 101 calls was 4 minutes 10 seconds in Q2 2024/25.",
        "The commissioner has held 24 public meetings.",
        "Council tax will go up by £13 a year.",
        "64% of victims were told of the outcome.",
        "Confidence in the fire service was 91%.",
        "In 2018/19 confidence in West Mercia Police was 79%.",
        "West Mercia has 2,200 volunteers.",
        "Officers seized 40 vehicles in February 2024.",
        "The average age of officers is 38.",
        "Hate crime rose by 12% in 2023/24.",
        "A new £3.5m training centre opened in Telford.",
        "£10m of CCTV in Hereford.",
        "85% were confident they could access the police in an emergency in Q4 2019/20.",
        "36% of stop searches led to arrest in 2021.",
        "Confidence in Telford was 82% in October 2019.",
        "Public confidence in politicians stood at 12 per cent.",
        "Crimes cost the county £95,006 in 2022/23.",
        "West Mercia's officer strength was 2,535 in September 2024, three more than a year before.",
        "Confidence in Shropshire Council was 76% in Oct-Dec 2024.",
        "Confidence in the Commissioner in Shropshire was 76%.",
        "The number of officers who left the force was 142 in 2023.",
        "Shropshire has 500 officers.",
        "Telford has 120 PCSOs.",
        "Domestic burglary fell by 31% in Worcestershire in 2023.",
        "There were 412 complaints in March 2020.",
        "Response officers made 4,200 arrests in Herefordshire in 2023.",
        "A new 101 system costing £400,000 went live in 2024.",
        "Victims waited 12 weeks for a first appointment in 2022/23.",
        "Only 4% of rapes led to a charge in 2022.",
        "999 calls peaked at 900 on New Year's Eve.",
        "Telford & Wrekin recorded 15,000 crimes in 2023.",
        "The force received 300,000 101 calls in 2023.",
        "Sickness among detectives was 7% in 2023.",
        "Officers worked 4,000 hours on hot-spot patrols in Worcester in 2024.",
        "1,000 people marched in Hereford on 5 May 2023.",
        "Section 55 requires an answer within 56 days.",
        "The survey asked 1,500 people about confidence.",
        "Response times improved by 30 seconds in 2023.",
        "The precept raises £100m.",
        "Confidence has not fallen below 75% in Shropshire.",
        "Nobody in Shropshire, 0%, saw an officer.",
        "Some say confidence is 50% but that is false.",
        "Would you say confidence of 70% is good enough?",
        "The PCC has today announced £2.5m for new CCTV across the three counties.",
        "More than 600 residents attended the event in Kidderminster on 14 June 2024.",
        "The number of neighbourhood officers has grown to 210.",
        "Our officers dealt with 1,250 incidents of anti-social behaviour in Telford in May 2024.",
        "Speeding offences rose by 18% to 42,000 in 2024.",
        "The national average for confidence was 49% in 2023/24.",
        "Compared with 2022, shoplifting rose by 26% in Shropshire.",
        "Eight in ten drivers support 20mph zones.",
        "The cost of policing per head was £212 in 2023/24.",
        "55% of those aged 16 to 24 see an officer weekly in Oct-Dec 2024.",
        "Feeling informed fell by three points in both North and South Worcestershire between Oct-Dec "
        "2023 and Oct-Dec 2024.",
        "Police recorded crime fell 9 percentage points to 95,006 in the 12 months to March 2023.",
        "Ninety per cent of 101 calls are answered within five minutes.",
        "WMRASAC received £2.1m in 2022/23.",
    ),
    "supported or no clear change": (
        "Officer numbers rose from 2,354 in January 2022 to 2,395 in December 2022.",
    ),
    "no clear change": (
        "Homicides halved from 16 in the year to June 2023 to eight in 2023/24.",
    ),
    "cannot be tested": (
        "Victim satisfaction with burglary fell from 76% in September 2021 to 70% in December 2021.",
        "Satisfaction of burglary victims fell by six points between September 2021 and December 2021.",
        "The proportion seeing an officer weekly halved from 26% to 13%.",
        "In Herefordshire those who say ASB is not much of a problem rose four points from 81% in "
        "Jan-Mar 2024 to 85% in Jan-Mar 2025.",
        "Weekly visibility of officers in Herefordshire rose from 24% in Q4 2019/20 to 28% in Q4 "
        "2020/21.",
        "Confidence in West Mercia Police was down two points year on year, from 82% in Oct-Dec 2023 "
        "to 80% in Oct-Dec 2024.",
        "Confidence in the police in Shropshire is now 75%, down from 80% a year earlier, the January "
        "to March 2025 survey shows.",
        "The January to March 2025 survey shows confidence in Shropshire falling to 75%.",
        "Satisfaction among victims of violent crime fell from 69% in September 2021 to 63% in "
        "December 2021.",
        "Satisfaction among victims of road traffic collisions fell four percentage points from 83% in "
        "September 2021 to 79% in December 2021.",
        "Satisfaction with the job police do in Telford & Wrekin (good or excellent) fell from 63 per "
        "cent to 58 per cent between Oct-Dec 2023 and Oct-Dec 2024.",
        "In South Worcestershire the proportion feeling informed about local policing dropped three "
        "percentage points to 47% in Oct-Dec 2024.",
        "Herefordshire saw confidence rise by one point from 77% in Oct-Dec 2024 to 78% in Jan-Mar "
        "2025.",
        "Confidence in Shropshire fell 3 points in a year, to 76% in Oct-Dec 2024.",
        "Confidence in West Mercia Police rose to 86%.",
        "In Shropshire, confidence was lower (76%) in Oct-Dec 2024.",
        "“Confidence in Herefordshire has fallen from 82% to 77% in a year,” the Commissioner said.",
        "Satisfaction of domestic abuse victims fell by three percentage points between September 2021 "
        "and December 2021.",
        "Confidence in Telford and Wrekin slipped one point, from 82% in Oct-Dec 2024 to 81% in "
        "Jan-Mar 2025.",
        "In Telford and Wrekin weekly sightings of officers are up from 20% in Oct-Dec 2024 to 22% in "
        "Jan-Mar 2025.",
        "The share of Shropshire people confident of reaching police in an emergency edged up from 89% "
        "in Oct-Dec 2023 to 90% in Oct-Dec 2024.",
        "Seeing a PCSO or officer every week has become rarer in Herefordshire: 16% in Oct-Dec 2023, "
        "13% in Oct-Dec 2024, down 3 points.",
    ),
    "supported or not matched": (
        "Nearly 16,000 999 calls were received in July 2021.",
        "The force aims to answer 80% of 101 calls within 30 seconds: its target is 80%.",
        "70% of 101 calls were answered within two minutes in the latest quarter of 2024.",
        "In Worcestershire, between 61% and 66% thought police do a good job in Jan-Mar 2024.",
    ),
    "wrong unit or cannot be tested": (
        "Confidence in West Mercia Police was down 2 per cent year on year, from 82% in Oct-Dec 2023 "
        "to 80% in Oct-Dec 2024.",
    ),
    "no clear change or supported": (
        "Branch referrals fell from 49 in Q1 2022/23 to 28 in Q2 2022/23.",
    ),
    "not matched or contradicted": (
        "Recorded crime in West Mercia is down 25 per cent in the year to December 2024.",
    ),
    "not matched or supported": (
        "Robbery fell by 13% in the year to December 2024.",
        "The confidence survey was answered by 1,200 people in Oct-Dec 2024.",
    ),
}

# The eleven published changes of areas, none of which had a base.
ELEVEN = (
    "In Shropshire, the share of people saying the police do a good or excellent job fell from 64% "
    "in October to December 2023 to 55% in October to December 2024.",
    "In Herefordshire the proportion who say the police do a good job has dropped from 64% in "
    "Jan-Mar 2024 to 55% in Jan-Mar 2025.",
    "Confidence in West Mercia Police in Herefordshire fell from 82% to 77% between Oct-Dec 2023 "
    "and Oct-Dec 2024.",
    "Confidence in Herefordshire went down from 82% in Q4 2023/24 to 78% in Q4 2024/25.",
    "In Telford and Wrekin those thinking police do a good or excellent job declined from 63% in "
    "Oct-Dec 2023 to 58% in Oct-Dec 2024.",
    "Confidence in Shropshire slipped from 79% (Oct-Dec 2023) to 76% (Oct-Dec 2024).",
    "Confidence in the police in Shropshire fell five points, from 80% to 75%, between Jan-Mar "
    "2024 and Jan-Mar 2025.",
    "In North Worcestershire the share who feel informed about local policing went from 52% in "
    "Oct-Dec 2023 to 49% in Oct-Dec 2024, a fall.",
    "The share of people in Telford & Wrekin who see an officer or PCSO at least once a week rose "
    "from 18% to 24%.",
    "Residents seeing an officer weekly in Herefordshire fell from 16% in Q3 2023/24 to 13% in Q3 "
    "2024/25.",
    "People who see a police officer or PCSO at least weekly in Shropshire fell from 19% to 15% "
    "year on year in October-December 2024.",
)
