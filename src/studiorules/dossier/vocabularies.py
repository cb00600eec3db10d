"""Every word that a dossier may choose from, ordered or not, with its Chinese and English names."""

from studiorules.dossier.scales import SCALES, spelled
from studiorules.terms import Vocabulary

__all__ = ["VOCABULARIES"]

_WHO_AND_WHERE = (
    spelled(
        "studio-kind",
        "工作室类别",
        "kind of studio",
        """model-worker 劳模 model worker's; craftsman 工匠 craftsman's; employee 职工 employees';
        skill-master 技能大师 skill master's; technician-station 技师工作站 technicians' station;
        alliance 联盟 alliance; other 其他 other""",
    ),
    spelled(
        "naming",
        "命名方式",
        "what a studio is named after",
        """leader 以带头人命名 its leader; host 以单位命名 its host; unit 以部门班组命名 its department;
        brand 以品牌命名 a brand; other 其他 something else""",
    ),
    spelled(
        "work",
        "工作内容",
        "kind of work",
        """tackling 技术攻关 tackling problems; invention 发明创造 inventing; exchange 交流 exchange;
        energy-saving 节能减排 saving energy; livelihood 民生科技 technology for daily life;
        mentoring 带徒 mentoring""",
    ),
    spelled(
        "host-kind",
        "单位类型",
        "kind of host",
        """enterprise 企业 enterprise; city-trade-association 行业协会 city trade association;
        vocational-school 职业院校 vocational school; university 高等院校 university;
        training-base 实训基地 training base; institute 科研院所 research institute;
        public-body 机关事业单位 public body; other 其他 other""",
    ),
    spelled(
        "ownership", "所有制", "ownership", "state 国有 state-owned; non-public 非公有 non-public; public 公立 public"
    ),
    spelled(
        "industry",
        "行业",
        "industry",
        # the sections of GB/T 4754-2017; `power` is a nearer name inside D
        """agriculture 农、林、牧、渔业 agriculture, forestry, animal husbandry and fishery; mining 采矿业 mining;
        manufacturing 制造业 manufacturing;
        utilities 电力、热力、燃气及水生产和供应业 supply of electricity, heat, gas and water;
        power 电力 electric power; construction 建筑业 construction; trade 批发和零售业 wholesale and retail trade;
        transport 交通运输、仓储和邮政业 transport, storage and post; hospitality 住宿和餐饮业 hotels and catering;
        information 信息传输、软件和信息技术服务业 information transmission, software and IT services;
        finance 金融业 finance; real-estate 房地产业 real estate;
        business-services 租赁和商务服务业 leasing and business services;
        science 科学研究和技术服务业 scientific research and technical services;
        public-facilities 水利、环境和公共设施管理业 management of water, environment and public facilities;
        resident-services 居民服务、修理和其他服务业 resident services, repair and other services;
        education 教育 education; health 卫生和社会工作 health and social work;
        culture 文化、体育和娱乐业 culture, sports and entertainment;
        public-administration 公共管理、社会保障和社会组织 public administration, social security and social bodies;
        international 国际组织 international organisations""",
    ),
    spelled(
        "host-status",
        "经营状态",
        "state of business",
        "operating 正常经营 operating; closed 已关闭 closed; moved 已迁出 moved away",
    ),
    spelled(
        "role", "角色", "role", "leader 带头人 leader; backbone 骨干 backbone; member 成员 member; adviser 顾问 adviser"
    ),
    spelled(
        "promotion-kind",
        "晋升类别",
        "kind of promotion",
        "grade 技能等级晋升 in skill grade; title 职称晋升 in title; post 岗位晋升 in post; other 其他 other",
    ),
    spelled(
        "holder",
        "获得者",
        "holder",
        "leader 带头人 leader; member 成员 member; studio 工作室 studio; host 所在单位 host",
    ),
    spelled(
        "honour-kind",
        "荣誉称号",
        "kind of honour",
        """model-worker 劳模 model worker; advanced-worker 先进工作者 advanced worker;
        labour-medal 五一劳动奖章 May Day labour medal; craftsman 工匠 craftsman;
        provincial-craftsman 省级工匠 provincial craftsman; national-craftsman 大国工匠 national craftsman;
        skill-award 中华技能大奖 China Skills Award; skill-expert 技术能手 skill expert;
        special-allowance 特殊津贴 special government allowance; key-teacher 骨干教师 key teacher;
        discipline-leader 学科带头人 discipline leader; coach 优秀教练 outstanding coach;
        city-talent 城市人才 city talent; epidemic-response 抗疫先进 epidemic response; other 其他 other""",
    ),
    spelled(
        "naming-end",
        "终止原因",
        "why a naming ended",
        """expired 期满 term expired; failed 考核不合格 failed its evaluation; withdrawn 撤销 withdrawn;
        closed 关闭 studio closed; leader-left 带头人离开 leader left; other 其他 other""",
    ),
    spelled("application-kind", "首次或复评", "first or renewal", "first 首次申报 first; renewal 复评 renewal"),
    spelled(
        "equipment-kind",
        "设施种类",
        "kind of facility",
        """tools 工具 tools; instruments 仪器 instruments; computers 计算机 computers; network 网络 network;
        references 资料 reference works; supplies 用品 supplies; other 其他 other""",
    ),
)

_MEANS_AND_WORK = (
    spelled(
        "regulation-kind",
        "制度种类",
        "kind of regulation",
        """activities 活动开展 activities; study 学习研究 study; research 科研攻关 research;
        transfer 成果转化 transfer of results; rewards 奖励激励 rewards; management 内部管理 management;
        funds 经费 funds; duties 职责 duties; mentoring 师徒 mentoring; training 培训 training; talent 人才 talent;
        other 其他 other""",
    ),
    spelled("issuer", "制定者", "issuer", "studio 工作室 studio; host 所在单位 host; union 工会 union"),
    spelled(
        "channel",
        "经费渠道",
        "channel of funding",
        """host 单位拨款 host; union 工会资助 union; government 政府资助 government; project 课题经费 project;
        partner 合作方 partner; self 自身创造 own earnings; members 成员自筹 members; other 其他 other""",
    ),
    spelled(
        "use",
        "支出用途",
        "use of money",
        """equipment 设备 equipment; materials 材料 materials; testing 试验检测 testing; training 培训 training;
        exchange 交流 exchange; publication 出版 publication; rewards 奖励 rewards; publicity 宣传 publicity;
        other 其他 other""",
    ),
    spelled(
        "material-kind",
        "材料种类",
        "kind of written material",
        """goal 目标 goals; projects 课题 projects; plan 计划 plan; process 过程 record of the process;
        results 成果 results; summary 总结 summing-up; annual-report 年度报告 annual report; other 其他 other""",
    ),
    spelled(
        "plan-kind",
        "计划种类",
        "kind of plan",
        """development 发展规划 development plan; activity 活动计划 activity plan; training 培训计划 training plan;
        other 其他 other""",
    ),
    spelled(
        "activity-kind",
        "活动类型",
        "kind of activity",
        """meeting 例会 meeting; talk 讲座 talk; study 学习 study; training 培训 training; open-day 开放日 open day;
        tackling 攻关 tackling a problem; display 展示 display; other 其他 other""",
    ),
    spelled(
        "serves",
        "服务于",
        "what it serves",
        """strategy 发展战略 the strategy; labour-competition 劳动竞赛 labour competition;
        green 绿色低碳 green development; workforce 队伍建设 the workforce; methods 先进操作法 advanced methods;
        education 宣传教育 education; livelihood 民生 daily life; reconstruction 灾后重建 reconstruction;
        domestic-demand 扩大内需 domestic demand; pilot-zone 试验区建设 the pilot zone; other 其他 other""",
    ),
    spelled(
        "project-kind",
        "课题类别",
        "kind of project",
        """tackling 技术攻关 tackling a problem; transformation 技术改造 technical transformation;
        new-product 新产品 new product; process 工艺改进 process improvement; quality-circle 质量小组 quality circle;
        other 其他 other""",
    ),
    spelled(
        "project-status",
        "课题状态",
        "status of a project",
        "under-way 进行中 under way; completed 已完成 completed; stopped 已停止 stopped",
    ),
    spelled("led-by", "牵头", "led by", "leader 带头人 leader; member 成员 member"),
    spelled(
        "result-kind",
        "成果种类",
        "kind of result",
        """small-invention 小发明 small invention; small-creation 小创造 small creation;
        small-improvement 小改进 small improvement; small-design 小设计 small design; proposal 合理化建议 proposal;
        patent 专利 patent; invention 重大发明 major invention; software 软件著作权 software; paper 论文 paper;
        operating-method 先进操作法 operating method; management-know-how 管理诀窍 management know-how;
        brand 技术品牌 technology brand; standard 标准 standard; new-product 新产品 new product;
        problem-solved 解决的难题 problem solved; other 其他 other""",
    ),
    spelled(
        "patent",
        "专利类型",
        "type of patent",
        "invention 发明 invention; utility-model 实用新型 utility model; design 外观设计 design",
    ),
    spelled(
        "effect",
        "效果",
        "effect",
        """energy-saving 节能 energy saving; environment 环保 environment; low-carbon 低碳 low carbon; cost 降本 cost;
        quality 提质 quality; efficiency 增效 efficiency; safety 安全 safety; service 服务 service;
        other 其他 other""",
    ),
    spelled("author", "完成者", "author", "leader 带头人 leader; member 成员 member; team 团队 team"),
    spelled(
        "benefit-kind",
        "效益种类",
        "kind of benefit",
        "economic 经济效益 economic benefit; saving 节约 saving; social 社会效益 social benefit; other 其他 other",
    ),
)

_WITH_OTHERS = (
    spelled(
        "competition-kind",
        "竞赛类别",
        "kind of competition",
        "labour 劳动竞赛 labour competition; skill 技能竞赛 skill contest; other 其他 other",
    ),
    spelled(
        "competition-role",
        "竞赛角色",
        "role in a competition",
        "organiser 组织者 organiser; participant 参加者 participant",
    ),
    spelled(
        "exchange-kind",
        "交流类型",
        "kind of exchange",
        """meeting 会议 meeting; seminar 研讨 seminar; display 展示 display; study-visit 考察学习 study visit;
        reception 接待 reception; training 培训 training; school-cooperation 校企合作 cooperation with a school;
        social-service 社会服务 social service; other 其他 other""",
    ),
    spelled("direction", "走出或接待", "direction", "out 走出去 going out; in 接待来访 receiving"),
    spelled(
        "partner-kind",
        "交流对象",
        "kind of partner",
        """advanced-studio 先进工作室 advanced studio; school 学校 school; institute 科研院所 research institute;
        enterprise 企业 enterprise; public 社会公众 the public; other 其他 other""",
    ),
    spelled(
        "review-kind",
        "总结类别",
        "kind of review",
        "summing-up 总结 summing-up; interim 阶段小结 interim review; other 其他 other",
    ),
    spelled(
        "service-kind",
        "四技服务种类",
        "kind of technical service",
        """consulting 技术咨询 consulting; service 技术服务 service; training 技术培训 training;
        transfer 技术转让 transfer; other 其他 other""",
    ),
    spelled(
        "effort-kind",
        "六个一项目",
        "one of the six efforts",
        """contest 参加一次竞赛 entering a contest; proposal 提一条建议 making a proposal;
        tackling 攻一个难关 tackling a problem; innovation 搞一项革新 making an innovation;
        new-product 出一个新品 making a new product; apprentice 带一名徒弟 taking an apprentice; other 其他 other""",
    ),
    spelled(
        "carrier",
        "载体种类",
        "kind of carrier",
        """skill-ladder 技能晋级 skill ladder; skill-contest 技能竞赛 skill contest;
        training-base 实训基地 training base; technicians-committee 技师协会 technicians' committee;
        exhibition 展览 exhibition; post-innovation 岗位创新 innovation at the post;
        team-innovation 班组创新 innovation in teams; alliance 联盟 alliance; other 其他 other""",
    ),
    spelled(
        "meeting-topic", "会议议题", "topic of a meeting", "studios 工作室工作 work of the studios; other 其他 other"
    ),
    spelled(
        "support-kind",
        "扶持种类",
        "kind of support",
        "money 资金 money; goods 实物 goods; award 奖励 award; other 其他 other",
    ),
    spelled(
        "mechanism-kind",
        "机制种类",
        "kind of lasting mechanism",
        """running 运行机制 running; transfer 转化机制 transfer; deployment 使用机制 deployment;
        training 培养机制 training; appraisal 评价机制 appraisal; talent 人才机制 talent; other 其他 other""",
    ),
    spelled(
        "evaluated",
        "考评对象",
        "what was evaluated",
        "studio 工作室 studio; leader 带头人 leader; member-studio 成员工作室 member studio; host 所在单位 host",
    ),
    spelled("accident-cause", "事故原因", "cause of an accident", "negligence 责任事故 negligence; other 其他 other"),
    spelled(
        "violation-kind",
        "违规种类",
        "kind of violation",
        """finance 财务 finance; labour 劳动用工 labour; safety 安全 safety;
        intellectual-property 知识产权 intellectual property; false-declaration 虚假申报 false declaration;
        other 其他 other""",
    ),
    spelled(
        "document-kind",
        "附件种类",
        "kind of document",
        """apprentice-roster 徒弟名册 roster of apprentices;
        high-skill-roster 高技能人才名册 roster of the highly skilled; agreement 协议 agreement;
        regulation 制度文本 regulation; ledger 台账 ledger; certificate 证书 certificate;
        finance-proof 财务证明 proof by the accounts; appraisal 鉴定 appraisal; photo 照片 photo;
        floor-plan 平面图 floor plan; other 其他 other""",
    ),
)

VOCABULARIES: dict[str, Vocabulary] = {
    vocabulary.id: vocabulary for vocabulary in (*SCALES, *_WHO_AND_WHERE, *_MEANS_AND_WORK, *_WITH_OTHERS)
}
"""Every vocabulary of the catalogue by its id; `other` ends every vocabulary of the kinds of a list."""
