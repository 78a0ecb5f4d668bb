//! What texts speak of: parts of one article share names and matters, other stories do not.

use crate::normal::is_dense;
use std::collections::BTreeSet;

/// The share of their words that two parts of one article have in common, and two stories have not.
const RELATED: f64 = 0.1;

/// Words are told from others by so many letters at their beginning, whatever their ending.
const STEM: usize = 6;

/// With fewer words, nothing is said of what a text speaks of.
const FEWEST_WORDS: usize = 5;

/// The beginnings of a text's longer words, of which matters speak. Where no blanks part the words, runs of characters about as long as one: pairs
/// of Han characters and katakana, and as many letters of Thai and Lao as tell other words apart.
#[derive(Debug, Default)]
pub(crate) struct Matters(BTreeSet<String>);

impl Matters {
    /// What these texts, which are parts of one, speak of.
    pub(crate) fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut found = BTreeSet::new();
        for text in texts {
            for word in text.split(|c: char| !c.is_alphanumeric() || is_dense(c)) {
                if word.chars().count() >= STEM {
                    found.insert(word.to_lowercase().chars().take(STEM).collect());
                }
            }
            for run in text.split(|c: char| !is_dense(c) || is_cursive(c)).filter(|run| !run.is_empty()) {
                let length = if run.starts_with(is_thai_or_lao) { STEM } else { 2 };
                let characters: Vec<char> = run.chars().collect();
                found.extend(characters.windows(length).map(String::from_iter));
            }
        }
        Self(found)
    }

    fn is_related(&self, other: &Self) -> bool {
        let least = self.0.len().min(other.0.len());
        let shared = self.0.intersection(&other.0).count();
        least < FEWEST_WORDS || shared as f64 >= RELATED * least as f64
    }
}

/// Whether it is one of the kana of which endings and particles are made.
const fn is_cursive(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{309f}')
}

const fn is_thai_or_lao(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}')
}

/// In how many groups the texts fall that share what they speak of.
pub(crate) fn groups(texts: &[&Matters]) -> usize {
    let mut group: Vec<usize> = (0..texts.len()).collect();
    for (at, text) in texts.iter().enumerate() {
        for (before, other) in texts.iter().enumerate().take(at) {
            if text.is_related(other) {
                let (from, to) = (group[at], group[before]);
                group.iter_mut().filter(|number| **number == from).for_each(|number| *number = to);
            }
        }
    }
    group.into_iter().collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of each language, two texts on a ferry and one on a bridge.
    const TEXTS: [[&str; 3]; 4] = [
        [
            "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said on Tuesday. Her owners said that the engine had been looked at in March.",
            "Sailors saw smoke in the engine room and called the harbour office. A passenger told us that everybody waited on deck until the coastguard came with two boats.",
            "The council voted nine to four for a new bridge, which is to open in 2028. Two members had asked for a smaller plan, which was refused after an hour of debate.",
        ],
        [
            "渡轮在午夜前不久抵达港口，海岸警卫队周二表示，船上无人受伤。船主说，发动机在三月份检查过，当时没有发现任何故障。调查由一名法官主持，她的第一份报告将在夏天之前提交。港口办公室说，渡轮将停航到周末，乘客可以乘坐公共汽车。",
            "船员在午夜发现机舱冒烟，随即通知了港口。一名乘客说，渡轮上的警报响了两次，大家在甲板上等候。消防队用了三个小时才扑灭发动机里的火。海岸警卫队派出两艘船，把乘客送到码头。",
            "市议会以九票对四票通过了新桥的计划，这座桥将在二〇二八年通车。市长称，这是本市自灯塔建成以来最大的工程。两名议员要求缩小规模，经过一小时的辩论后遭到拒绝。施工费用由省政府和欧洲基金分担。",
        ],
        [
            "フェリーは深夜零時前に港に到着し、乗客にけがはなかったと海上保安庁が火曜日に発表した。船の所有会社は、エンジンは三月に点検され、異常は見つからなかったと説明している。調査は裁判官が率い、最初の報告書は夏までに出される予定だ。",
            "乗組員は深夜に機関室から煙が出ているのを見つけ、港に連絡した。乗客の一人は、フェリーの警報が二度鳴り、甲板で待つように言われたと話した。消防がエンジンの火を消すまでに三時間かかった。海上保安庁は二隻の船を出し、乗客を岸壁に運んだ。",
            "市議会は新しい橋の計画を九対四で可決した。橋は二〇二八年に開通する予定で、市長は灯台以来最大の工事だと述べた。二人の議員は規模の縮小を求めたが、一時間の議論の末に退けられた。費用は県と国が分担すると発表された。",
        ],
        [
            "เรือเฟอร์รี่ถึงท่าเรือก่อนเที่ยงคืนเล็กน้อย และไม่มีผู้โดยสารได้รับบาดเจ็บ หน่วยยามฝั่งกล่าวเมื่อวันอังคาร เจ้าของเรือกล่าวว่าเครื่องยนต์ได้รับการตรวจสอบในเดือนมีนาคมและไม่พบความผิดปกติใดๆ",
            "ลูกเรือพบควันในห้องเครื่องตอนเที่ยงคืนและแจ้งท่าเรือ ผู้โดยสารคนหนึ่งเล่าว่าสัญญาณเตือนบนเรือเฟอร์รี่ดังสองครั้ง นักดับเพลิงใช้เวลาสามชั่วโมงในการดับไฟในเครื่องยนต์",
            "สภาเมืองลงมติเก้าต่อสี่เสียงให้สร้างสะพานใหม่ซึ่งจะเปิดใช้ในปีหน้า นายกเทศมนตรีเรียกว่าเป็นงานที่ใหญ่ที่สุดของเมืองนับตั้งแต่ประภาคาร สมาชิกสองคนขอให้ลดขนาดโครงการแต่ถูกปฏิเสธ",
        ],
    ];

    #[test]
    fn texts_on_one_matter_are_told_from_others_in_every_script() {
        for [ferry, fire, bridge] in TEXTS.map(|texts| texts.map(|text| Matters::of([text]))) {
            assert_eq!(groups(&[&ferry, &fire]), 1, "{ferry:?} {fire:?}");
            assert_eq!(groups(&[&ferry, &bridge]), 2, "{ferry:?} {bridge:?}");
            assert_eq!(groups(&[&fire, &bridge, &ferry]), 2);
        }
    }

    #[test]
    fn of_a_few_words_nothing_is_said() {
        assert_eq!(groups(&[&Matters::of(["Ferry safe"]), &Matters::of([TEXTS[0][2]])]), 1);
    }
}
