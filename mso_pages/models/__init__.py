from .calls import FundingCallPage
from .memberships import EntrustedPage, Membership, Upload
from .msos import ContactPerson, GalleryImage, MSOIndexPage, MSOProfilePage
from .networks import FundingReceived, Mentoring, UmbrellaMembership
from .news import NewsIndexPage, NewsPage, NewsPartner
from .offers import Offer
from .partners import FormerName, PartnerOrganisation
from .programmes import FundingProgrammeIndexPage, FundingProgrammePage
from .states import ContactConsent, OrganisationState
from .statistics import Statistic
from .submissions import Submission
from .taxonomies import Municipality, TargetGroup, Topic

__all__ = [
    "ContactConsent",
    "ContactPerson",
    "EntrustedPage",
    "FormerName",
    "FundingCallPage",
    "FundingProgrammeIndexPage",
    "FundingProgrammePage",
    "FundingReceived",
    "GalleryImage",
    "MSOIndexPage",
    "MSOProfilePage",
    "Membership",
    "Mentoring",
    "Municipality",
    "NewsIndexPage",
    "NewsPage",
    "NewsPartner",
    "Offer",
    "OrganisationState",
    "PartnerOrganisation",
    "Statistic",
    "Submission",
    "TargetGroup",
    "Topic",
    "UmbrellaMembership",
    "Upload",
]
