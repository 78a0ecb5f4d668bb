use super::*;
use crate::html;

const FERRY: &str = "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said on \
     Tuesday. Her owners said that the engine had been looked at in March and that no fault had been found at the time.";
const BRIDGE: &str = "The council voted nine to four for a new bridge, which is to open in 2028. The mayor called it the largest work \
     of the town since its lighthouse. Two members had asked for a smaller plan, which was refused after an hour of debate.";
const MEALS: &str = "Schools will give free meals to all children from September. Kitchens are too small for that in a third of them, \
     parents warned, and cooks are hard to find in these islands. Money comes from a levy on sweets.";
const FERRIES_ZH: &str =
    "渡轮在午夜前不久抵达港口，海岸警卫队周二表示，船上无人受伤。船主说，发动机在三月份检查过，当时没有发现任何故障。";
const ENGINE_ZH: &str =
    "船员在午夜发现机舱冒烟，随即通知了港口。一名乘客说，渡轮上的警报响了两次。消防队用了三个小时才扑灭发动机里的火。";
const BRIDGE_ZH: &str =
    "市议会以九票对四票通过了新桥的计划，这座桥将在二〇二八年通车。市长称，这是本市自灯塔建成以来最大的工程。";
const FERRY_TH: &str = "เรือเฟอร์รี่ถึงท่าเรือก่อนเที่ยงคืนเล็กน้อย และไม่มีผู้โดยสารได้รับบาดเจ็บ หน่วยยามฝั่งกล่าวเมื่อวันอังคาร เจ้าของเรือกล่าวว่าเครื่องยนต์ได้รับการตรวจสอบในเดือนมีนาคม";
const BRIDGE_TH: &str = "สภาเมืองลงมติเก้าต่อสี่เสียงให้สร้างสะพานใหม่ซึ่งจะเปิดใช้ในปีหน้า นายกเทศมนตรีเรียกว่าเป็นงานที่ใหญ่ที่สุดของเมืองนับตั้งแต่ประภาคาร สมาชิกสองคนขอให้ลดขนาดโครงการแต่ถูกปฏิเสธ";

/// The stories in a page; none when it is one, or when that is not sure.
fn told(page: &str) -> Result<Vec<String>, Stories> {
    let pieces = html::headed(page).unwrap();
    match stories(&pieces) {
        Stories::Several(stories) => Ok(stories
            .into_iter()
            .map(|story| pieces[story].iter().map(|piece| piece.piece.text.as_str()).collect::<Vec<_>>().join("\n"))
            .collect()),
        other => Err(other),
    }
}

/// A heading with a text below it, in two paragraphs.
fn story(level: usize, title: &str, text: &str) -> String {
    format!("<h{level}>{title}</h{level}><p>{text}</p><p>{text}</p>")
}

/// What [`told`] says of it.
fn whole(title: &str, text: &str) -> String {
    [title, text, text].join("\n")
}

#[test]
fn a_story_ends_where_the_next_part_of_the_mail_is_headed() {
    let promotion = "<h2>Our other letters</h2><p><a href=x>Harbour Sport, every Friday</a></p>";
    for between in ["<h1>Town</h1>", "<h4>Town</h4>", promotion] {
        let page = [&*story(2, "Ferry safe", FERRY), between, &*story(2, "Bridge to come", BRIDGE), promotion].concat();
        let expected = vec![whole("Ferry safe", FERRY), whole("Bridge to come", BRIDGE)];
        assert_eq!(told(&page), Ok(expected), "{page}");
    }
}

#[test]
fn sections_of_stories_are_parted_into_their_stories() {
    let (ferry, bridge, meals) = (
        story(3, "Ferry safe in harbour", FERRY),
        story(3, "Bridge to come in 2028", BRIDGE),
        story(3, "Free meals in all schools", MEALS),
    );
    let expected = Ok(vec![
        whole("Ferry safe in harbour", FERRY),
        whole("Bridge to come in 2028", BRIDGE),
        whole("Free meals in all schools", MEALS),
    ]);
    let greeting = "<p>Here is what has happened on the quay and in town since we last wrote to you.</p>";
    for below_first in ["", greeting] {
        let page = format!("<h1>Morning</h1><h2>Sea</h2>{below_first}{ferry}{bridge}<h2>Land</h2>{meals}");
        assert_eq!(told(&page), expected, "{page}");
    }
    let page = format!("<h2>Sea</h2>{ferry}<h2>Land</h2>{bridge}{meals}");
    assert_eq!(told(&page), expected, "{page}");
    let page = format!("{}<h2>Land</h2>{bridge}{meals}", story(2, "Ferry safe in harbour", FERRY));
    assert_eq!(told(&page), expected);
}

#[test]
fn a_section_whose_stories_cannot_be_parted_leaves_the_mail_whole_and_unsure() {
    let briefs = format!("<h2>In brief</h2><h3>Bridge to come</h3><p>{BRIDGE}</p><h3>Free meals</h3><p>{MEALS}</p>");
    let page = [story(2, "Ferry safe", FERRY), briefs].concat();
    assert_eq!(told(&page), Err(Stories::Unsure));
    let lead = format!("<h2>Land</h2><p>{FERRY}</p>");
    let page = [story(2, "Ferry safe", FERRY), lead, story(3, "Bridge to come", BRIDGE), story(3, "Free meals", MEALS)]
        .concat();
    assert_eq!(told(&page), Err(Stories::Unsure));
}

#[test]
fn a_story_keeps_its_own_subheads() {
    let parts = format!("<h3>Who pays</h3><p>{BRIDGE}</p><h3>What is next</h3><p>{BRIDGE}</p>");
    let page = format!("{}{}{parts}", story(2, "Ferry safe", FERRY), story(2, "Bridge to come", BRIDGE));
    let found = told(&page).unwrap();
    assert_eq!(found.len(), 2);
    assert!(found[1].starts_with("Bridge to come") && found[1].contains("What is next"));
    // What a headline goes on with is longer than the name of a section.
    let dek = "<h2>Ferry safe in harbour after a night of gales</h2><h3>All on board unhurt</h3>";
    let page = format!("{dek}<p>{FERRY}</p><p>{FERRY}</p>{}", story(2, "Bridge to come", BRIDGE));
    assert!(told(&page).unwrap()[0].starts_with("Ferry safe in harbour after"));
}

#[test]
fn stories_are_told_apart_in_scripts_without_blanks() {
    let page = [story(2, "渡轮安全抵港", FERRIES_ZH), story(2, "新桥获批", BRIDGE_ZH)].concat();
    assert_eq!(told(&page), Ok(vec![whole("渡轮安全抵港", FERRIES_ZH), whole("新桥获批", BRIDGE_ZH)]));
    let page = [story(2, "渡轮安全抵港", FERRIES_ZH), story(2, "机舱冒烟", ENGINE_ZH)].concat();
    assert_eq!(told(&page), Err(Stories::One));
    let page = [story(2, "เรือเฟอร์รี่ปลอดภัย", FERRY_TH), story(2, "สะพานใหม่", BRIDGE_TH)].concat();
    assert_eq!(told(&page), Ok(vec![whole("เรือเฟอร์รี่ปลอดภัย", FERRY_TH), whole("สะพานใหม่", BRIDGE_TH)]));
}
